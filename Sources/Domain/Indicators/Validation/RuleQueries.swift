import Calendar
import Collection
import Language
import Lifecycle
import Postgres
import Tenancy

extension Scope {
    /// Writes a programme's validation rules, adding to and replacing what is there; only `hq-admin` may. Throws
    /// `RuleFault` where one asks for what is not kept.
    package func save(_ rules: [ValidationRule]) async throws {
        try RuleBook(rules, elements: try await elements()).check(rules)
        for (position, rule) in rules.enumerated() {
            try await execute(
                """
                INSERT INTO indicators.validation_rule (programme_id, code, position, name, left_side, operator,
                    right_side, left_missing, right_missing, importance, period_type, instruction)
                VALUES (\(member.programme), \(rule.code), \(Int32(position)), \(JSON(rule.name)), \(rule.left.source),
                    \(rule.operator), \(rule.right.source), \(rule.leftMissing), \(rule.rightMissing),
                    \(rule.importance), \(rule.periodType?.rawValue), \(JSON(rule.instruction)))
                ON CONFLICT (programme_id, code) DO UPDATE SET position = EXCLUDED.position, name = EXCLUDED.name,
                    left_side = EXCLUDED.left_side, operator = EXCLUDED.operator, right_side = EXCLUDED.right_side,
                    left_missing = EXCLUDED.left_missing, right_missing = EXCLUDED.right_missing,
                    importance = EXCLUDED.importance, period_type = EXCLUDED.period_type,
                    instruction = EXCLUDED.instruction
                """
            )
        }
    }

    /// The validation rules of the member's programme, parsed, in their order, over its data dictionary.
    package func ruleBook() async throws -> RuleBook {
        let rules = try await validationRules()
        return RuleBook(rules, elements: rules.isEmpty ? [] : try await elements())
    }

    private func validationRules() async throws -> [ValidationRule] {
        try await all(
            """
            SELECT code, name, left_side, operator, right_side, left_missing, right_missing, importance, period_type,
                instruction
            FROM indicators.validation_rule
            WHERE programme_id = \(member.programme)
            ORDER BY position, code
            """
        ) {
            (
                code: String,
                name: JSON<LocalizedText>,
                left: String,
                `operator`: RuleOperator,
                right: String,
                leftMissing: MissingValueStrategy,
                rightMissing: MissingValueStrategy,
                importance: RuleImportance,
                periodType: String?,
                instruction: JSON<LocalizedText>
            ) in
            try ValidationRule(
                code: code,
                name: name.value,
                left: left,
                operator: `operator`,
                right: right,
                leftMissing: leftMissing,
                rightMissing: rightMissing,
                importance: importance,
                periodType: periodType.flatMap { PeriodType(rawValue: $0) },
                instruction: instruction.value
            )
        }
    }

    /// What rules find at colleges in periods of their own kind, by college; what isn't asked is among them.
    package func results(
        of rules: [ValidationRule],
        _ book: RuleBook,
        at colleges: [CollegeKey],
        in periods: (ValidationRule) -> [Period]
    ) async throws -> [Identifier<College>: [RuleResult]] {
        let asked = rules.map { ($0, periods($0)) }
        let all = asked.reduce(into: Set<Period>()) { $0.formUnion($1.1) }
        guard !all.isEmpty, !colleges.isEmpty else { return [:] }
        let sums = try await sums(
            ofColleges: colleges,
            in: all,
            book: book.book,
            elements: book.elementCodes(of: rules)
        )
        return Dictionary(
            colleges.map { college in
                let own = sums[college.id] ?? Sums()
                return (
                    college.id,
                    asked.flatMap { rule, periods in periods.map { RuleResult(rule, of: own, in: $0, book: book) } }
                )
            }
        ) { first, _ in first }
    }
}

extension MissingValueStrategy: PostgresCodable {}
