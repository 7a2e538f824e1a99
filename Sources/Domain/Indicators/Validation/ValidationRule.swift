import Calendar
import Collection
import Language

/// A rule that a programme's values must keep to 校验规则: two expressions of DHIS2's language and how they must stand to
/// each other.
package struct ValidationRule: Sendable {
    /// One of the two sides.
    package enum Side: String, Sendable, Codable, CaseIterable {
        case left, right
    }

    /// `GRADUATES_COHORT`: stable, as addresses and warnings name it.
    package let code: String
    package let name: LocalizedText
    package let left: IndicatorExpression
    package let `operator`: RuleOperator
    package let right: IndicatorExpression
    /// What becomes of each side where values are missing.
    package let leftMissing: MissingValueStrategy
    package let rightMissing: MissingValueStrategy
    package let importance: RuleImportance
    /// The periods that it compares; nil for the longest by which its elements are reported.
    package let periodType: PeriodType?
    /// What to do where it is broken.
    package let instruction: LocalizedText

    /// A rule whose expressions are still text; throws `RuleFault` where one of them is none.
    package init(
        code: String,
        name: LocalizedText,
        left: String,
        operator: RuleOperator,
        right: String,
        leftMissing: MissingValueStrategy = .skipIfAllValuesMissing,
        rightMissing: MissingValueStrategy = .skipIfAllValuesMissing,
        importance: RuleImportance,
        periodType: PeriodType? = nil,
        instruction: LocalizedText = LocalizedText()
    ) throws(RuleFault) {
        (self.code, self.name, self.operator) = (code, name, `operator`)
        self.left = try Self.parse(left, .left, of: code)
        self.right = try Self.parse(right, .right, of: code)
        (self.leftMissing, self.rightMissing) = (leftMissing, rightMissing)
        (self.importance, self.periodType, self.instruction) = (importance, periodType, instruction)
    }

    /// The expression of a side.
    package func expression(_ side: Side) -> IndicatorExpression { side == .left ? left : right }

    /// What becomes of a side where values are missing.
    package func missing(_ side: Side) -> MissingValueStrategy { side == .left ? leftMissing : rightMissing }

    /// What both sides ask for.
    package var items: [ExpressionItem] { left.items + right.items }

    private static func parse(_ source: String, _ side: Side, of code: String) throws(RuleFault) -> IndicatorExpression
    {
        do {
            return try IndicatorExpression(source, mode: .validation)
        } catch {
            throw RuleFault(rule: code, reason: .side(side, source: source, error))
        }
    }
}

/// A validation rule that is none.
package struct RuleFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong with it.
    package enum Reason: Sendable, Hashable {
        /// An expression, as it was written, and where it is wrong.
        case side(ValidationRule.Side, source: String, ExpressionFault)
        /// Neither side names an element, so that nothing is compared.
        case noElement
        /// Its elements are not reported for periods as short as it compares, or none are kept of these.
        case period(PeriodType)
    }

    /// The rule's code.
    package let rule: String
    package let reason: Reason

    /// A fault of a rule.
    package init(rule: String, reason: Reason) { (self.rule, self.reason) = (rule, reason) }

    package var description: String { "\(rule): \(reason)" }
}
