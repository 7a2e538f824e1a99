import Collection

extension IndicatorBook {
    /// Throws the first item of these indicators that nothing is kept of, so that no figure is silently made without it:
    /// an unknown element, a category that it isn't divided by, an unknown data set or indicator, a constant, a group of organisations, a way to aggregate that sums
    /// don't have, or indicators that are made of each other.
    package func check(_ indicators: [Indicator]) throws(IndicatorFault) {
        for indicator in indicators {
            for expression in [indicator.formula.numerator, indicator.formula.denominator] {
                for (index, item) in expression.items.enumerated() {
                    guard let reason = fault(of: item) else { continue }
                    let fault = ExpressionFault(reason, at: expression.range(ofItem: index))
                    throw IndicatorFault(indicator: indicator.code, source: expression.source, fault: fault)
                }
            }
        }
    }

    /// Why nothing is kept of an item; nil where something is.
    func fault(of item: ExpressionItem) -> ExpressionFault.Reason? {
        guard isKept(item) else { return .notKept(item.description) }
        guard case .indicator(let code) = item.source, let other = self[code] else { return nil }
        return isEndless(other) ? .endless(item.description, limit: Self.depthLimit) : nil
    }

    private func isKept(_ item: ExpressionItem) -> Bool {
        switch item.source {
        case .dataElement(_, let category, let attribute):
            guard let element = element(of: item), attribute == nil else { return false }
            // Not one of the element's own, or, with `co:` and its like, one of DHIS2's groups of them.
            if let category, element.category(category) == nil { return false }
            return item.modifiers.isKept(by: element.overTime)
        case .reportingRate(let dataSet, _): return dataSets[dataSet] != nil && item.modifiers.aggregation == nil
        case .indicator(let code):
            return self[code] != nil && item.modifiers.aggregation == nil && !item.modifiers.yearToDate
        case .days, .periodInYear, .yearlyPeriodCount: return true
        case .constant, .organisationGroup, .organisation: return false
        }
    }

    // Whether more indicators stand below one that another asks for, one in another, than may.
    private func isEndless(_ indicator: Indicator) -> Bool {
        var level: Set<String> = [indicator.code]
        for _ in 0..<Self.depthLimit {
            let items = level.compactMap { self[$0] }.flatMap(\.items)
            level = Set(
                items.compactMap { item in
                    if case .indicator(let code) = item.source { self[code]?.code } else { nil }
                }
            )
        }
        return !level.isEmpty
    }
}
