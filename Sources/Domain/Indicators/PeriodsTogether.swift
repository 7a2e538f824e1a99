import Calendar
import Collection
import Number

extension IndicatorBook {
    /// What an indicator comes to in exactly these periods together, in their order: values are added up, or of stocks the
    /// last is taken, before anything is divided.
    package func result(of indicator: Indicator, over periods: [Period], _ sums: Sums) -> IndicatorFormula.Result {
        let reader = ItemReader(book: self, sums: sums)
        guard periods.count > 1 else {
            return periods.first.map { reader.result(of: indicator, in: $0) }
                ?? IndicatorFormula.Result(numerator: nil, denominator: nil, value: nil)
        }
        return indicator.formula.result(days: periods.reduce(0) { $0 + $1.days }) { item in
            let values = periods.compactMap { period in
                reader.value(of: item, for: Use(indicator: indicator.code, period: period, depth: 0))
            }
            guard let last = values.last else { return nil }
            guard element(of: item)?.overTime == .sum, case .dataElement = item.source else { return last }
            return .number(values.compactMap(\.number).reduce(.zero, +))
        }
    }

    /// The same book, whose readers count the reports too.
    package var countingReports: IndicatorBook {
        var book = self
        book.countsReports = true
        return book
    }
}

extension Sums {
    /// An element's value in these periods together, in their order; nil where nobody reported any.
    package func sum(of element: Element, category: String?, over periods: [Period]) -> Number? {
        let values = periods.compactMap { sum(of: element.code, category: category, in: $0) }
        guard let last = values.last else { return nil }
        return element.overTime == .sum ? values.dropLast().reduce(last, +) : last
    }

    /// A measure of a data set's reports in these periods together; nil where none was due.
    package func reports(of dataSet: String, _ metric: ReportingMetric, over periods: [Period]) -> Number? {
        let counts = periods.compactMap { reports(of: dataSet, in: $0) }
        return counts.isEmpty ? nil : counts.reduce(ReportCounts(), +).value(of: metric)
    }
}
