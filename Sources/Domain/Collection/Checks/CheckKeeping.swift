import Calendar
import Foundation
import Language
import Lifecycle
import Number
import Postgres
import Tenancy

/// A report whose checks are kept: of which college, and when it was handed in.
package struct CheckedReport: Sendable, Hashable {
    package let id: Identifier<Report>
    package let college: Identifier<College>
    /// In which its college counts its days.
    package let zone: Zone
    package let at: Date

    /// A report that was handed in at a moment.
    package init(_ id: Identifier<Report>, of college: Identifier<College>, in zone: Zone, at date: Date) {
        (self.id, self.college, self.zone, at) = (id, college, zone, date)
    }
}

extension Scope {
    /// Keeps what rules found at reports of one tenant, each where the rule's sides come to something else than when it
    /// was asked last, the colleges' ledgers locked; in which months of which colleges.
    package func keep(
        _ checks: [(report: CheckedReport, found: RuleCheck)],
        of tenant: Identifier<Organisation>
    ) async throws -> [Identifier<College>: Set<String>] {
        guard !checks.isEmpty else { return [:] }
        let (reports, found) = (checks.map(\.report), checks.map(\.found))
        let months = reports.map { Period(.monthly, containing: Day($0.at, in: $0.zone)).identifier }
        let kept = try await acting(as: "check") {
            try await all(
                """
                INSERT INTO collection.rule_check (tenant_id, report_id, rule, number, programme_id, college_id, name,
                    operator, importance, period, left_value, right_value, is_broken, at, month)
                SELECT \(tenant), given.report_id, given.rule, coalesce(last.number, 0) + 1, \(member.programme),
                    given.college_id, given.name, given.operator, given.importance, given.period, given.left_value,
                    given.right_value, given.is_broken, given.at, given.month
                FROM unnest(\(reports.map(\.id)), \(reports.map(\.college)), \(reports.map(\.at)), \(months),
                    \(found.map(\.rule)), \(found.map { JSON($0.name) }), \(found.map(\.operator)),
                    \(found.map(\.importance)), \(found.map(\.period)), \(found.map(\.left)), \(found.map(\.right)),
                    \(found.map(\.isBroken)))
                    AS given (report_id, college_id, at, month, rule, name, operator, importance, period, left_value,
                        right_value, is_broken)
                LEFT JOIN LATERAL (
                    SELECT number, period, left_value, right_value, is_broken FROM collection.rule_check
                    WHERE tenant_id = \(tenant) AND report_id = given.report_id AND rule = given.rule
                    ORDER BY number DESC LIMIT 1
                ) AS last ON true
                WHERE (last.period, last.left_value, last.right_value, last.is_broken)
                    IS DISTINCT FROM (given.period, given.left_value, given.right_value, given.is_broken)
                RETURNING college_id, month
                """
            ) { (college: Identifier<College>, month: String) in (college, month) }
        }
        return kept.reduce(into: [:]) { $0[$1.0, default: []].insert($1.1) }
    }

    /// What rules found at a report the last time it was handed in, what is broken first.
    package func checks(of id: Identifier<Report>, _ key: ReportKey) async throws -> [RuleCheck] {
        try await all(
            """
            SELECT rule, name, operator, importance, period, left_value, right_value, is_broken
            FROM (
                SELECT DISTINCT ON (rule) * FROM collection.rule_check
                WHERE tenant_id = \(key.tenant) AND report_id = \(id)
                ORDER BY rule, number DESC
            ) AS latest
            ORDER BY is_broken DESC, array_position(ARRAY['high', 'medium', 'low'], importance), rule
            """
        ) {
            (
                rule: String,
                name: JSON<LocalizedText>,
                `operator`: RuleOperator,
                importance: RuleImportance,
                period: String,
                left: Number?,
                right: Number?,
                isBroken: Bool
            ) in
            RuleCheck(
                rule: rule,
                name: name.value,
                operator: `operator`,
                importance: importance,
                period: period,
                left: left,
                right: right,
                isBroken: isBroken
            )
        }
    }

    /// The rules that these reports broke when they were handed in last and, being let pass, still warn of, by report.
    func brokenRules(of reports: [ReportEntry]) async throws -> [(Identifier<Report>, Oddity)] {
        try await all(
            """
            SELECT report_id, rule, name
            FROM (
                SELECT DISTINCT ON (report_id, rule) report_id, rule, name, is_broken FROM collection.rule_check
                WHERE tenant_id = ANY (\(Array(Set(reports.map(\.tenant))))) AND report_id = ANY (\(reports.map(\.id)))
                    AND programme_id = \(member.programme)
                ORDER BY report_id, rule, number DESC
            ) AS latest
            WHERE is_broken ORDER BY report_id, rule
            """
        ) { (id: Identifier<Report>, rule: String, name: JSON<LocalizedText>) in
            (id, .broken(rule: rule, name: name.value))
        }
    }
}

extension Database {
    /// Keeps and counts what forbade a report to be handed in, for that is taken back with everything else.
    func keepRefused(_ checks: [RuleCheck], of id: Identifier<Report>, by act: Act) async throws {
        try await self.act(act.ofRefusal) { scope in
            let key = try await scope.reportKey(id)
            try await scope.lock("college.college_id = \(key.college)", of: key.tenant)
            let report = CheckedReport(id, of: key.college, in: key.zone, at: act.at)
            let months = try await scope.keep(checks.map { (report, $0) }, of: key.tenant)
            let rules = checks.filter(\.forbids).map(\.rule).joined(separator: ", ")
            return Deed(
                AuditEntry("collection.refuse-submission", of: "\(id)", details: ["rules": rules]),
                last: try await scope.count(scope.checkCounts(in: months, of: key.tenant), of: key.tenant, at: act.at)
            )
        }
    }
}
