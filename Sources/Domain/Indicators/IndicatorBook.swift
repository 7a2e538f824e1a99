import Calendar
import Collection
import Number

/// A programme's indicators in their order, with the elements that their expressions name.
package struct IndicatorBook: Sendable {
    package let indicators: [Indicator]
    /// What tells these indicators and this dictionary from others; empty where nobody asked.
    var version = ""
    /// Whether reports are counted, though no indicator asks for them.
    var countsReports = false
    /// The elements by code, and by DHIS2's identifier.
    let elements: [String: Element]
    /// The codes of the data sets that gather the elements, by code, and by DHIS2's identifier.
    let dataSets: [String: String]
    private let places: [String: Int]
    /// The codes of those that are the share of a part in its whole.
    private let shares: Set<String>
    /// The kinds of period that they are reported for, by their codes.
    private(set) var kinds: [String: PeriodType] = [:]
    /// The codes of those that the platform counts above and below.
    private(set) var counted: Set<String> = []

    /// A book of indicators over a data dictionary.
    package init(_ indicators: [Indicator], elements: [Element]) {
        self.indicators = indicators
        self.elements = Dictionary(
            elements.flatMap { [($0.code, $0), ($0.uid, $0)] },
            uniquingKeysWith: { first, _ in first }
        )
        let known = self.elements
        shares = Set(indicators.filter { Self.isShare($0, known) }.map(\.code))
        dataSets = Dictionary(
            Set(elements.compactMap(\.dataSet)).flatMap { [($0, $0), (UIDText.derived(from: $0), $0)] },
            uniquingKeysWith: { first, _ in first }
        )
        places = Dictionary(
            indicators.indices.flatMap { place in
                let code = indicators[place].code
                return [(code, place), (UIDText.derived(from: code), place)]
            },
            uniquingKeysWith: { first, _ in first }
        )
        for indicator in indicators {
            kinds[indicator.code] = Self.kind(of: elementCodes(for: indicator).compactMap { known[$0] })
            if Self.isCounted(self.elements(of: indicator)) { counted.insert(indicator.code) }
        }
    }

    /// The indicator of a code or of DHIS2's identifier; nil where the programme has none.
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

    /// The codes of all elements that an indicator's figure is made of, those of the indicators in it among them.
    func elementCodes(for indicator: Indicator) -> Set<String> {
        var (codes, seen, left): (Set<String>, Set<String>, [Indicator]) = ([], [indicator.code], [indicator])
        while let next = left.popLast() {
            for item in next.items {
                if let element = element(of: item) { codes.insert(element.code) }
                if case .indicator(let code) = item.source, let other = self[code], seen.insert(other.code).inserted {
                    left.append(other)
                }
            }
        }
        return codes
    }

    /// The elements that an indicator's figure is made of, those of the indicators in it among them, by code.
    package func allElements(of indicator: Indicator) -> [Element] {
        elementCodes(for: indicator).sorted().compactMap { elements[$0] }
    }

    /// Whether an indicator is the share of a part in its whole, as the dictionary has them, so that it is 100 % at most.
    package func isShare(_ indicator: Indicator) -> Bool { shares.contains(indicator.code) }

    private static func isShare(_ indicator: Indicator, _ elements: [String: Element]) -> Bool {
        guard case .dataElement(let part, nil, nil)? = indicator.formula.numerator.onlyItem?.source,
            case .dataElement(let whole, nil, nil)? = indicator.formula.denominator.onlyItem?.source
        else { return false }
        var (next, depth) = (elements[part]?.partOf, 0)
        while let above = next, depth < elements.count {
            if above == elements[whole]?.code { return true }
            (next, depth) = (elements[above]?.partOf, depth + 1)
        }
        return false
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

    /// The calendar periods whose sums an indicator's items ask for, in this period or those shown for it.
    package func periods(for indicator: Indicator, in period: Period) -> Set<Period> {
        let own = ownPeriods(of: indicator, for: period)
        return periods(for: Set(own.map { Use(indicator: indicator.code, period: $0, depth: 0) }))
    }

    /// The calendar periods whose sums all indicators ask for, in these periods.
    package func periods(for periods: [Period]) -> Set<Period> {
        let uses = indicators.flatMap { indicator in
            periods.flatMap { ownPeriods(of: indicator, for: $0) }.map {
                Use(indicator: indicator.code, period: $0, depth: 0)
            }
        }
        return self.periods(for: Set(uses))
    }

    /// How deep an indicator may be made of others.
    static let depthLimit = 8

    /// An indicator as it is asked for: in a period, by so many others one in another.
    struct Use: Hashable {
        let indicator: String
        let period: Period
        let depth: Int
    }

    // Level by level, each use once, however many ways lead to it.
    private func periods(for uses: Set<Use>) -> Set<Period> {
        var (uses, periods): (Set<Use>, Set<Period>) = (uses, [])
        while !uses.isEmpty {
            var others: Set<Use> = []
            for use in uses {
                for item in self[use.indicator]?.items ?? [] {
                    for wanted in item.modifiers.periods(around: use.period) ?? [] {
                        if case .indicator(let code) = item.source, let other = self[code] {
                            guard use.depth < Self.depthLimit else { continue }
                            others.insert(Use(indicator: other.code, period: wanted, depth: use.depth + 1))
                        } else {
                            periods.insert(wanted)
                        }
                    }
                }
            }
            uses = others
        }
        return periods
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
