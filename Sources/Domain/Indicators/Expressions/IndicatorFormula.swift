import Collection
import Number

/// An indicator's calculation: numerator × factor ÷ denominator, per year where it is annualised.
package struct IndicatorFormula: Sendable {
    package let numerator: IndicatorExpression
    package let denominator: IndicatorExpression
    /// 100 for a percentage, 1 for a plain quotient.
    package let factor: Number
    /// Whether the value is multiplied by 365 and divided by the days of the period.
    package let isAnnualized: Bool

    /// What the calculation comes to.
    package struct Result: Hashable, Sendable {
        /// nil where it has no value.
        package let numerator: Number?
        /// nil where it has no value.
        package let denominator: Number?
        /// To 16 digits; nil where numerator or denominator has no value, or the denominator is 0.
        package let value: Number?
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

    /// The result for a period of so many days, with the values of items, nil where there is none. Missing values are
    /// skipped if all are missing, separately for numerator and denominator, as in DHIS2.
    package func result(days: Int, _ value: (ExpressionItem) -> ExpressionValue?) -> Result {
        let above = number(of: numerator, value)
        let below = number(of: denominator, value)
        guard let above, let below else { return Result(numerator: above, denominator: below, value: nil) }
        let (scale, length) = isAnnualized ? (factor * 365, Number(days)) : (factor, .one)
        return Result(numerator: above, denominator: below, value: (above * scale).divided(by: below * length))
    }

    private func number(
        of expression: IndicatorExpression,
        _ value: (ExpressionItem) -> ExpressionValue?
    ) -> Number? {
        do {
            return try expression.evaluate { value(expression.items[$0]) }.number
        } catch {
            // Checked when it was parsed; what is left are values that don't fit, and they make no number.
            return nil
        }
    }
}
