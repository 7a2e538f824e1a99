import Calendar
import Collection
import Indicators
import Language
import Number

extension RuleOperator: ChoiceAnswer {}
extension RuleImportance: ChoiceAnswer {}
extension MissingValueStrategy: ChoiceAnswer {}
extension PeriodType: ChoiceAnswer {}

/// A validation rule as programs read it.
struct RuleAnswer: Shaped {
    static let shape = Shape<RuleAnswer>("ValidationRule") { shape in
        shape.field("code", \.rule.code)
        shape.field("name", \.rule.name)
        shape.field("left", \.rule.left.source)
        shape.field("operator", \.rule.operator)
        shape.field("right", \.rule.right.source)
        shape.field("leftMissing", \.rule.leftMissing)
        shape.field("rightMissing", \.rule.rightMissing)
        shape.field("importance", \.rule.importance)
        shape.field("periodType", \.periodType)
        shape.field("dataSets", \.dataSets)
        shape.field("instruction", \.rule.instruction)
    }

    let rule: ValidationRule
    let periodType: PeriodType?
    let dataSets: [String]

    init(_ rule: ValidationRule, _ book: RuleBook) {
        self.rule = rule
        periodType = book.periodType(of: rule)
        dataSets = book.dataSets(of: rule).sorted()
    }
}

extension RuleCheck: Shaped {
    static let shape = Shape<RuleCheck>("RuleCheck") { shape in
        shape.field("rule", \.rule)
        shape.field("name", \.name)
        shape.field("operator", \.operator)
        shape.field("importance", \.importance)
        shape.field("period", \.period)
        shape.field("left", \.left)
        shape.field("right", \.right)
        shape.field("isBroken", \.isBroken)
    }
}

/// What a rule found at a college as programs read it.
struct CheckAnswer: Shaped {
    static let shape = Shape<CheckAnswer>("CollegeCheck") { shape in
        shape.field("college", \.found.college)
        shape.field("rule", \.found.result.rule.code)
        shape.field("importance", \.found.result.rule.importance)
        shape.field("operator", \.found.result.rule.operator)
        shape.field("period", \.found.result.period)
        shape.field("left", \.found.result.left.value)
        shape.field("right", \.found.result.right.value)
        shape.field("isBroken", \.found.result.isBroken)
    }

    let found: CollegeResult
}
