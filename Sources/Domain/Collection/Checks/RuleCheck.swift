import Calendar
import Language
import Number

/// What a validation rule found at a report, with the rule's words as they were then.
package struct RuleCheck: Sendable, Hashable {
    /// The rule's code.
    package let rule: String
    package let name: LocalizedText
    package let `operator`: RuleOperator
    package let importance: RuleImportance
    /// What was compared: the report's period or a longer one.
    package let period: String
    /// What the left side came to; nil where it had no value.
    package let left: Number?
    /// What the right side came to; nil where it had no value.
    package let right: Number?
    package let isBroken: Bool

    /// What a rule found.
    package init(
        rule: String,
        name: LocalizedText,
        operator: RuleOperator,
        importance: RuleImportance,
        period: String,
        left: Number?,
        right: Number?,
        isBroken: Bool
    ) {
        (self.rule, self.name, self.operator, self.importance) = (rule, name, `operator`, importance)
        (self.period, self.left, self.right, self.isBroken) = (period, left, right, isBroken)
    }

    /// Whether it keeps its report from being handed in.
    package var forbids: Bool { isBroken && importance.forbids }
}
