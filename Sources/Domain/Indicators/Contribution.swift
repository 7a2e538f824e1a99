import Calendar
import Collection
import Lifecycle
import Number
import Tenancy

/// What one college adds to a place's figure, and its own figure beside it.
package struct Contribution: Sendable {
    package let college: CollegeOfPlace
    package let figure: Figure
    /// The sums of the elements that the indicator asks for, by code; an element without a value is left out.
    package let elements: [String: Number]
    /// The values that the sums are made of, by the element's code: all that a flow adds up, the last of a stock.
    package let values: [String: [OwnValue]]

    /// A value as it was reported, in the period that it was reported for.
    package struct OwnValue: Sendable, Hashable, Encodable {
        package let period: Period
        package let value: Number
        /// A divided element's parts by their categories' codes; absent where it isn't divided.
        package let categories: [String: Number]?
    }
}

extension Scope {
    /// What each college of a place adds to an indicator in a period, by its code.
    package func contributions(
        to indicator: Indicator,
        _ book: IndicatorBook,
        in place: Place,
        period: Period
    ) async throws -> [Contribution] {
        let colleges = try await colleges(in: place)
        let (above, below) = book.elements(of: indicator)
        var elements: [Element] = []
        for element in above + below where !elements.contains(element) { elements.append(element) }
        let reported = elements.reduce(into: Set<Period>()) { $0.formUnion($1.ownPeriods(in: period)) }
        let wanted = book.periods(for: indicator, in: period).union(reported).union([period])
        let sums = try await sums(
            ofColleges: colleges.map(\.key),
            in: wanted,
            book: book,
            elements: book.elementCodes(for: indicator)
        )
        let targets = try await targets(over: [period], ofColleges: colleges.map(\.key))
        return colleges.map { college in
            let own = sums[college.id] ?? Sums()
            let values = elements.compactMap { element in
                own.sum(of: element.code, in: period).map { (element.code, $0) }
            }
            return Contribution(
                college: college,
                figure: Figure(
                    indicator,
                    of: own,
                    in: period,
                    book: book,
                    targets: targets.of(.college(college.id))
                ),
                elements: Dictionary(uniqueKeysWithValues: values),
                values: Dictionary(uniqueKeysWithValues: elements.map { ($0.code, own.values(of: $0, in: period)) })
            )
        }
    }
}

extension Element {
    /// The periods inside a period that the element is reported for.
    fileprivate func ownPeriods(in period: Period) -> [Period] {
        period.periods(of: frequency.periodType)
    }
}

extension Sums {
    fileprivate func values(of element: Element, in period: Period) -> [Contribution.OwnValue] {
        let values = element.ownPeriods(in: period).compactMap { own in
            sum(of: element.code, in: own).map { value in
                Contribution.OwnValue(period: own, value: value, categories: parts(of: element, in: own))
            }
        }
        return element.overTime == .sum ? values : values.suffix(1)
    }

    private func parts(of element: Element, in period: Period) -> [String: Number]? {
        guard !element.categories.isEmpty else { return nil }
        let parts = element.categories.compactMap { category in
            sum(of: element.code, category: category.code, in: period).map { (category.code, $0) }
        }
        return Dictionary(uniqueKeysWithValues: parts)
    }
}
