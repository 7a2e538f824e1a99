import Calendar
import Collection
import Number

/// Gives indicators the values of their items in one place, and remembers the indicators that others are made of.
final class ItemReader {
    let book: IndicatorBook
    private let sums: Sums
    private var known: [IndicatorBook.Use: IndicatorFormula.Result] = [:]

    init(book: IndicatorBook, sums: Sums) {
        self.book = book
        self.sums = sums
    }

    /// What an indicator comes to in a period.
    func result(of indicator: Indicator, in period: Period) -> IndicatorFormula.Result {
        result(of: IndicatorBook.Use(indicator: indicator.code, period: period, depth: 0), indicator)
    }

    /// The figure that an indicator shows for a period: of that one, or of the latest of its own kind that has one.
    func latest(of indicator: Indicator, for asked: Period) -> (period: Period, result: IndicatorFormula.Result) {
        let periods = book.ownPeriods(of: indicator, for: asked)
        for period in periods {
            let result = result(of: indicator, in: period)
            if result.numerator != nil && result.denominator != nil { return (period, result) }
        }
        let period = periods.first ?? asked
        return (period, result(of: indicator, in: period))
    }

    /// What an item comes to in a period, of whatever asks for it; nil where nobody reported it.
    func value(of item: ExpressionItem, in period: Period) -> ExpressionValue? {
        value(of: item, for: IndicatorBook.Use(indicator: "", period: period, depth: 0))
    }

    private func result(of use: IndicatorBook.Use, _ indicator: Indicator) -> IndicatorFormula.Result {
        if let result = known[use] { return result }
        let raw = indicator.formula.result(days: use.period.days) { value(of: $0, for: use) }
        let result = book.isCounted(indicator) ? raw.withNoneCounted : raw
        known[use] = result
        return result
    }

    // An item's value; nil where there is none. A book that was checked asks for no others than these.
    func value(of item: ExpressionItem, for use: IndicatorBook.Use) -> ExpressionValue? {
        let offset = use.period.offset(by: item.modifiers.periodOffset)
        switch item.source {
        case .dataElement(_, let category, nil): return element(of: item, category, use.period).map { .number($0) }
        case .reportingRate(let dataSet, let metric):
            return reports(of: dataSet, metric, item, use.period).map { .number($0) }
        case .indicator(let code): return indicator(code, item, for: use).map { .number($0) }
        case .days: return .number(Number(use.period.days))
        case .periodInYear: return .number(Number(offset.periodInYear))
        case .yearlyPeriodCount: return .number(Number(offset.yearlyPeriodCount))
        case .dataElement, .constant, .organisationGroup, .organisation: return nil
        }
    }

    private func element(of item: ExpressionItem, _ category: String?, _ period: Period) -> Number? {
        guard let element = book.element(of: item), item.modifiers.isKept(by: element.overTime) else { return nil }
        let periods = item.modifiers.periods(around: period) ?? []
        // Sums are kept by codes, an expression may name a category by its identifier.
        let category = category.map { element.category($0)?.code ?? $0 }
        let values = periods.compactMap { sums.sum(of: element.code, category: category, in: $0) }
        guard let last = values.last else { return nil }
        return element.overTime == .sum ? values.dropLast().reduce(last, +) : last
    }

    private func reports(
        of dataSet: String,
        _ metric: ReportingMetric,
        _ item: ExpressionItem,
        _ period: Period
    ) -> Number? {
        let periods = item.modifiers.periods(around: period) ?? []
        let counts = periods.compactMap { sums.reports(of: book.dataSets[dataSet] ?? dataSet, in: $0) }
        return counts.isEmpty ? nil : counts.reduce(ReportCounts(), +).value(of: metric)
    }

    // Of one period only, for neither values of several nor ways to aggregate are kept of an indicator.
    private func indicator(_ code: String, _ item: ExpressionItem, for use: IndicatorBook.Use) -> Number? {
        guard use.depth < IndicatorBook.depthLimit, let indicator = book[code], item.modifiers.aggregation == nil,
            !item.modifiers.yearToDate, let wanted = item.modifiers.periods(around: use.period)?.first
        else { return nil }
        let other = IndicatorBook.Use(indicator: indicator.code, period: wanted, depth: use.depth + 1)
        return result(of: other, indicator).value
    }
}

extension IndicatorFormula.Result {
    /// The same where the platform counts what stands above: what it has not counted is none.
    fileprivate var withNoneCounted: IndicatorFormula.Result {
        guard numerator == nil, let denominator else { return self }
        let value = denominator.isZero ? nil : Number.zero
        return IndicatorFormula.Result(numerator: .zero, denominator: denominator, value: value)
    }
}

extension ItemModifiers {
    /// Whether the kept sums are what an item's aggregation asks for; of averages and extremes they know nothing.
    func isKept(by overTime: Element.OverTime) -> Bool {
        switch aggregation {
        case nil, .byDefault: true
        case .sum: overTime == .sum
        case .last, .lastInPeriod: overTime == .last
        default: false
        }
    }
}
