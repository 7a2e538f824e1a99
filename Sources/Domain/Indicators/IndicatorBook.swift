import Collection

/// A programme's indicators in their order, with the elements that their expressions name.
package struct IndicatorBook: Sendable {
    package let indicators: [Indicator]
    /// The elements by code, and by DHIS2's identifier.
    let elements: [String: Element]
    private let places: [String: Int]

    /// A book of indicators over a data dictionary.
    package init(_ indicators: [Indicator], elements: [Element]) {
        self.indicators = indicators
        self.elements = Dictionary(
            elements.flatMap { [($0.code, $0), ($0.uid, $0)] },
            uniquingKeysWith: { first, _ in first }
        )
        places = Dictionary(
            zip(indicators.map(\.code), indicators.indices),
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The indicator of a code; nil where the programme has none.
    package subscript(_ code: String) -> Indicator? {
        places[code].map { indicators[$0] }
    }

    /// The element that an item names by its code or identifier; nil where the dictionary has none.
    package func element(of item: ExpressionItem) -> Element? {
        if case .dataElement(let name, _, _) = item.source { elements[name] } else { nil }
    }

    /// The elements of an indicator's numerator and denominator, each once, in order of appearance.
    package func elements(of indicator: Indicator) -> (numerator: [Element], denominator: [Element]) {
        func unique(_ expression: IndicatorExpression) -> [Element] {
            var seen: Set<String> = []
            return expression.items.compactMap(element).filter { seen.insert($0.code).inserted }
        }
        return (unique(indicator.formula.numerator), unique(indicator.formula.denominator))
    }

    /// What the value of an indicator counts: `%`, or an element's unit such as `day`; nil for a bare ratio.
    package func unit(of indicator: Indicator) -> String? {
        if indicator.formula.factor == 100 { return "%" }
        let elements = elements(of: indicator)
        guard let above = elements.numerator.first?.unit, let below = elements.denominator.first?.unit, above != below
        else { return nil }
        // Person-hours for each person are hours.
        return above.hasPrefix(below + "-") ? String(above.dropFirst(below.count + 1)) : above
    }

    /// The calendar periods whose sums an indicator's items ask for, in this period.
    package func periods(for indicator: Indicator, in period: Period) -> Set<Period> {
        var periods: Set<Period> = []
        collect(indicator, period, depth: 0, into: &periods)
        return periods
    }

    /// The calendar periods whose sums all indicators ask for, in these periods.
    package func periods(for periods: [Period]) -> Set<Period> {
        var all: Set<Period> = []
        for indicator in indicators {
            for period in periods { collect(indicator, period, depth: 0, into: &all) }
        }
        return all
    }

    /// How deep an indicator may be made of others; a circle ends there without a figure.
    static let depthLimit = 8

    private func collect(_ indicator: Indicator, _ period: Period, depth: Int, into periods: inout Set<Period>) {
        for item in indicator.items {
            for wanted in item.modifiers.periods(around: period) ?? [] {
                if case .indicator(let code) = item.source, let other = self[code], depth < Self.depthLimit {
                    collect(other, wanted, depth: depth + 1, into: &periods)
                } else {
                    periods.insert(wanted)
                }
            }
        }
    }
}

extension ItemModifiers {
    /// The periods whose sums an item takes: this one moved by the offset, or all of its year up to it. Empty where the
    /// dates leave none of them; nil where they cut through one, for a sum can't be cut.
    func periods(around period: Period) -> [Period]? {
        let last = period.offset(by: periodOffset)
        let all = yearToDate ? (0..<last.periodInYear).reversed().map { last.offset(by: -$0) } : [last]
        guard minDate != nil || maxDate != nil else { return all }
        var kept: [Period] = []
        for period in all {
            let isAfter = minDate.map { period.start >= $0 } ?? true
            let isBefore = maxDate.map { period.end <= $0 } ?? true
            let isOutside = (minDate.map { period.end < $0 } ?? false) || (maxDate.map { period.start > $0 } ?? false)
            if isAfter && isBefore { kept.append(period) } else if !isOutside { return nil }
        }
        return kept
    }
}
