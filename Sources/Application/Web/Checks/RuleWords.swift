import Calendar
import Collection
import Indicators
import Language
import Number

extension Texts {
    /// How important a rule is, as a word with its tone.
    func word(of importance: RuleImportance) -> Word {
        let tone =
            switch importance {
            case .high: "urgent"
            case .medium: "soon"
            case .low: "normal"
            }
        return Word(word: self("checks.importance.\(importance.rawValue)"), tone: tone)
    }

    /// A side's value, or that there is none.
    func side(_ value: Number?) -> String { value.map { number($0) } ?? self("words.noData") }

    /// How the two sides must stand to each other.
    func word(of operator: RuleOperator) -> String { self("checks.operators.\(`operator`.key)") }

    /// A kind of period that a rule compares.
    func name(of type: PeriodType?) -> String {
        switch type {
        case .monthly?: self("checks.periodTypes.monthly")
        case .quarterly?: self("checks.periodTypes.quarterly")
        case .sixMonthly?: self("checks.periodTypes.sixMonthly")
        case .yearly?: self("checks.periodTypes.yearly")
        case let other: other?.rawValue ?? ""
        }
    }

    /// What a rule found, in a sentence: by how much it is broken, or that it is kept.
    func words(of check: RuleCheck) -> String {
        let period = Period(check.period).map { name(of: $0) } ?? check.period
        let arguments: [String: MessageArgument] = [
            "rule": .text(text(check.name)), "period": .text(period), "left": .text(side(check.left)),
            "operator": .text(word(of: check.operator)), "right": .text(side(check.right)),
        ]
        return self(check.operator.comparesFigures ? "checks.found" : "checks.foundPair", arguments)
    }

    /// A side of a rule in words, with the elements' names.
    func words(_ expression: IndicatorExpression, _ book: RuleBook) -> String {
        ExpressionWords(
            name: { item in book.element(of: item).map { self.text($0.name) } },
            text: { key, arguments in self(key, arguments.mapValues { .text($0) }) }
        ).describe(expression)
    }
}

/// What a rule found, as a row of a list.
struct CheckRow {
    let rule: String
    /// The page that opens it.
    let address: Address
    let college: String
    let period: String
    let left: String
    let `operator`: String
    let right: String
    let importance: Word

    init(_ found: CollegeResult, _ texts: Texts) {
        let result = found.result
        rule = texts.text(result.rule.name)
        address = Routes.check(found.college.id, result.rule.code, result.period.identifier)
        college = texts.name(of: found.college)
        period = texts.name(of: result.period)
        left = texts.side(result.left.value)
        `operator` = texts.word(of: result.rule.operator)
        right = texts.side(result.right.value)
        importance = texts.word(of: result.rule.importance)
    }
}
