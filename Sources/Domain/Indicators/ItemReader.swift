import Collection

/// Gives expressions the values of their items in one place and period.
struct ItemReader {
    let book: IndicatorBook
    let sums: Sums
    let period: Period
    /// How many indicators lead here.
    var depth = 0

    /// The number that an expression yields; nil where its items are missing, or are not what it can be made of.
    func number(of expression: IndicatorExpression) -> Number? {
        do {
            return try expression.evaluate { value(of: expression.items[$0]) }.number
        } catch {
            // Checked when it was parsed; what is left are values that don't fit, and they make no figure.
            return nil
        }
    }

    /// An item's value; nil where there is none. Constants and groups of organisations are not kept, so have none.
    func value(of item: ExpressionItem) -> ExpressionValue? {
        let offset = period.offset(by: item.modifiers.periodOffset)
        switch item.source {
        case .dataElement(_, let category, nil): return element(of: item, category).map { .number($0) }
        case .reportingRate(let dataSet, let metric): return reports(of: dataSet, metric, item).map { .number($0) }
        case .indicator(let code): return indicator(code, item).map { .number($0) }
        case .days: return .number(Number(period.days))
        case .periodInYear: return .number(Number(offset.periodInYear))
        case .yearlyPeriodCount: return .number(Number(offset.yearlyPeriodCount))
        case .dataElement, .constant, .organisationGroup, .organisation: return nil
        }
    }

    private func element(of item: ExpressionItem, _ category: String?) -> Number? {
        guard let element = book.element(of: item), item.modifiers.isKept(by: element.overTime) else { return nil }
        let periods = item.modifiers.periods(around: period) ?? []
        let values = periods.compactMap { sums.sum(of: element.code, category: category, in: $0) }
        guard let last = values.last else { return nil }
        return element.overTime == .sum ? values.dropLast().reduce(last, +) : last
    }

    private func reports(of dataSet: String, _ metric: ReportingMetric, _ item: ExpressionItem) -> Number? {
        let periods = item.modifiers.periods(around: period) ?? []
        let counts = periods.compactMap { sums.reports(of: dataSet, in: $0) }
        return counts.isEmpty ? nil : counts.reduce(ReportCounts(), +).value(of: metric)
    }

    private func indicator(_ code: String, _ item: ExpressionItem) -> Number? {
        guard depth < IndicatorBook.depthLimit, let indicator = book[code], !item.modifiers.yearToDate else {
            return nil
        }
        let wanted = period.offset(by: item.modifiers.periodOffset)
        return Figure(indicator, ItemReader(book: book, sums: sums, period: wanted, depth: depth + 1)).value
    }
}

extension ItemModifiers {
    /// Whether the kept sums are what an item's aggregation asks for; of averages and extremes they know nothing.
    fileprivate func isKept(by overTime: Element.OverTime) -> Bool {
        switch aggregation {
        case nil, .byDefault: true
        case .sum: overTime == .sum
        case .last, .lastInPeriod: overTime == .last
        default: false
        }
    }
}
