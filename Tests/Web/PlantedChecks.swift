import Collection
import Foundation
import Indicators
import Language
import Postgres
import Support
import Tenancy

extension ValidationRule {
    /// A rule of two elements that a planted college reports.
    static func planted() throws -> ValidationRule {
        try ValidationRule(
            code: "STUDENTS_TEACHERS",
            name: LocalizedText(zh: "在校生数不超过教师数", en: "Students are no more than teachers"),
            left: "#{ORG_STUDENTS}",
            operator: .lessOrEqual,
            right: "#{ORG_TEACHERS_CN}",
            importance: .medium,
            instruction: LocalizedText(zh: "请核对。", en: "Check both.")
        )
    }
}

/// What a rule found at a report, planted by SQL.
struct PlantedChecks {
    let tenant: Identifier<Organisation>
    let programme: Identifier<Programme>
    let college: UUID
    let report: UUID

    func plant(in scope: Scope) async throws {
        _ = try await scope.acting(as: "check") {
            try await scope.execute(
                """
                INSERT INTO collection.rule_check (tenant_id, report_id, rule, number, programme_id, college_id, name,
                    operator, importance, period, left_value, right_value, is_broken, at, month)
                VALUES (\(tenant), \(report), 'STUDENTS_TEACHERS', 1, \(programme), \(college),
                    \(JSON(LocalizedText(zh: "金丝雀规则", en: "Canary rule"))), '<=', 'medium', '2025Q1', 8675309, 1, true,
                    '2025-04-10', '202504')
                """
            )
        }
    }
}
