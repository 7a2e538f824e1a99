import Collection

extension IndicatorBook {
    /// Throws the first item that nothing is kept of, so that no figure is silently made without it: an unknown element,
    /// data set or indicator, a constant, a group of organisations, or indicators that are made of each other.
    package func check() throws(IndicatorFault) {
        for indicator in indicators {
            for expression in [indicator.formula.numerator, indicator.formula.denominator] {
                for (index, item) in expression.items.enumerated() {
                    guard let reason = fault(of: item, in: indicator) else { continue }
                    let fault = ExpressionFault(reason, at: expression.range(ofItem: index))
                    throw IndicatorFault(indicator: indicator.code, source: expression.source, fault: fault)
                }
            }
        }
    }

    private func fault(of item: ExpressionItem, in indicator: Indicator) -> ExpressionFault.Reason? {
        let isKept =
            switch item.source {
            case .dataElement(_, _, let attribute): attribute == nil && element(of: item) != nil
            case .reportingRate(let dataSet, _): dataSets[dataSet] != nil
            case .indicator(let code): self[code] != nil
            case .days, .periodInYear, .yearlyPeriodCount: true
            case .constant, .organisationGroup, .organisation: false
            }
        guard isKept else { return .notKept(item.text) }
        guard case .indicator(let code) = item.source, let other = self[code] else { return nil }
        return height(of: other, below: Self.depthLimit) == nil ? .endless(item.text, limit: Self.depthLimit) : nil
    }

    // How many indicators stand below an indicator, one in another; nil where they are more than so many.
    private func height(of indicator: Indicator, below limit: Int) -> Int? {
        var level: Set<String> = [indicator.code]
        for height in 0..<limit {
            let items = level.compactMap { self[$0] }.flatMap(\.items)
            level = Set(
                items.compactMap { item in
                    if case .indicator(let code) = item.source { self[code]?.code } else { nil }
                }
            )
            if level.isEmpty { return height }
        }
        return nil
    }
}
