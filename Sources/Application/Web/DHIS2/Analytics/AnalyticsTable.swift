import Calendar
import Collection
import Indicators
import Number

/// A table of figures: a row for each that there is, and none for what nobody reported.
struct AnalyticsTable {
    /// A row, by what it is of.
    struct Row {
        let item: AnalyticsItem
        /// The option combination; empty where no row is of one.
        let category: String
        let period: Period?
        let place: OrganisationUnit?
        let value: Number
        let numerator: Number?
        let denominator: Number?
        let factor: Number?
    }

    private(set) var rows: [Row] = []
    private let request: AnalyticsRequest
    private let directory: Directory

    /// As many figures as one answer may have.
    private static let limit = 200_000

    /// Works the figures out; throws `DHIS2Fault` for too many.
    init(_ request: AnalyticsRequest, _ directory: Directory, _ sums: AnalyticsSums) throws {
        (self.request, self.directory) = (request, directory)
        let periods: [[Period]] =
            request.dimensions.contains(.period) ? request.periods.map { [$0] } : [request.periods]
        let places: [[OrganisationUnit]] =
            request.dimensions.contains(.place) ? request.places.map { [$0] } : [request.places]
        guard request.items.count * periods.count * places.count <= Self.limit else { throw DHIS2Fault(code: "E7128") }
        for places in places {
            let own = sums.sums(of: places)
            for periods in periods {
                for item in request.items { add(item, periods, places, own) }
            }
        }
    }

    private mutating func add(_ item: AnalyticsItem, _ periods: [Period], _ places: [OrganisationUnit], _ sums: Sums) {
        let (period, place) = (
            request.dimensions.contains(.period) ? periods.first : nil,
            request.dimensions.contains(.place) ? places.first : nil
        )
        func add(
            _ value: Number?,
            category: String = "",
            _ result: IndicatorFormula.Result? = nil,
            factor: Number? = nil
        ) {
            guard let value, category.isEmpty || request.takes(category) else { return }
            rows.append(
                Row(
                    item: item,
                    category: category,
                    period: period,
                    place: place,
                    value: value,
                    numerator: result?.numerator,
                    denominator: result?.denominator,
                    factor: factor
                )
            )
        }
        switch item {
        case .element(let element, let category):
            guard request.dimensions.contains(.category), category == nil else {
                return add(sums.sum(of: element, category: category?.code, over: periods))
            }
            guard !element.categories.isEmpty else {
                return add(sums.sum(of: element, category: nil, over: periods), category: UID.defaultOptionCombination)
            }
            for option in element.categories {
                add(sums.sum(of: element, category: option.code, over: periods), category: option.uid)
            }
        case .indicator(let indicator):
            let result = directory.book.result(of: indicator, over: periods, sums)
            add(result.value, result, factor: indicator.formula.factor)
        case .reports(let dataSet, let metric): add(sums.reports(of: dataSet.code, metric, over: periods))
        }
    }
}
