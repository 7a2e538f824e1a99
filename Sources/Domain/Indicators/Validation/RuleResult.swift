import Calendar
import Collection
import Number

/// What a validation rule finds in the values of one college and period.
package struct RuleResult: Sendable {
    /// A side as it was worked out.
    package struct Side: Sendable, Hashable {
        /// nil where it has no value.
        package let value: Number?
        /// What each item of its expression came to, in their order; nil where nobody reported it.
        package let items: [Number?]
    }

    package let rule: ValidationRule
    package let period: Period
    package let left: Side
    package let right: Side
    /// Whether the rule is broken; nil where it isn't asked: nothing at all is known of the period, or a side that is to be
    /// compared has no value.
    package let isBroken: Bool?

    /// Asks a rule of the values of a place.
    package init(_ rule: ValidationRule, of sums: Sums, in period: Period, book: RuleBook) {
        let reader = ItemReader(book: book.book, sums: sums)
        func side(_ side: ValidationRule.Side) -> Side {
            let expression = rule.expression(side)
            let values = expression.items.map { reader.value(of: $0, in: period) }
            return Side(value: Self.number(expression, rule.missing(side), values), items: values.map { $0?.number })
        }
        self.rule = rule
        self.period = period
        (left, right) = (side(.left), side(.right))
        let isKnown =
            zip(rule.left.items, left.items).contains { $0.isReported && $1 != nil }
            || zip(rule.right.items, right.items).contains { $0.isReported && $1 != nil }
        isBroken = isKnown ? rule.operator.holds(left.value, right.value).map { !$0 } : nil
    }

    /// A side.
    package func side(_ side: ValidationRule.Side) -> Side { side == .left ? left : right }

    /// As it is kept with a report; nil where it wasn't asked.
    package var check: RuleCheck? {
        guard let isBroken else { return nil }
        return RuleCheck(
            rule: rule.code,
            name: rule.name,
            operator: rule.operator,
            importance: rule.importance,
            period: period.identifier,
            left: left.value,
            right: right.value,
            isBroken: isBroken
        )
    }

    private static func number(
        _ expression: IndicatorExpression,
        _ missing: MissingValueStrategy,
        _ values: [ExpressionValue?]
    ) -> Number? {
        do {
            return try expression.evaluate(missing: missing) { values[$0] }.number
        } catch {
            // Checked when it was parsed; what is left are values that don't fit, and they make no number.
            return nil
        }
    }
}

extension ExpressionItem {
    /// Whether somebody reports it, so that it says something of a period.
    fileprivate var isReported: Bool {
        switch source {
        case .dataElement, .reportingRate, .indicator: true
        default: false
        }
    }
}
