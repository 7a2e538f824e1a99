import Collection

/// An indicator's calculation: numerator × factor ÷ denominator, per year where it is annualised.
package struct IndicatorFormula: Sendable {
    package let numerator: IndicatorExpression
    package let denominator: IndicatorExpression
    /// 100 for a percentage, 1 for a plain quotient.
    package let factor: Number
    /// Whether the value is multiplied by 365 and divided by the days of the period.
    package let isAnnualized: Bool

    /// What an indicator yields: its value and what it was divided from.
    package struct Figure: Hashable, Sendable {
        package let value: Number
        package let numerator: Number
        package let denominator: Number
    }

    /// A calculation of two parsed expressions.
    package init(
        numerator: IndicatorExpression,
        denominator: IndicatorExpression,
        factor: Number = 1,
        isAnnualized: Bool = false
    ) {
        self.numerator = numerator
        self.denominator = denominator
        self.factor = factor
        self.isAnnualized = isAnnualized
    }

    /// The figure for a period of so many days. The values are given by item; nil where the numerator or the
    /// denominator has no value, or the denominator is 0. Missing values are skipped if all are missing, separately for
    /// the two, as in DHIS2.
    package func figure(
        days: Int,
        _ value: (ExpressionItem) -> ExpressionValue?
    ) throws(ExpressionFault) -> Figure? {
        let above = try numerator.evaluate { value(numerator.items[$0]) }
        let below = try denominator.evaluate { value(denominator.items[$0]) }
        guard case .number(let dividend) = above, case .number(let divisor) = below else { return nil }
        let (scale, length) = isAnnualized ? (factor * 365, Number(days)) : (factor, .one)
        guard let quotient = (dividend * scale).divided(by: divisor * length) else { return nil }
        return Figure(value: quotient, numerator: dividend, denominator: divisor)
    }
}
