import Calendar
import Foundation
import Lifecycle
import Postgres
import Tenancy

/// What a report is of.
package struct ReportKey: Sendable, Hashable {
    package let tenant: Identifier<Organisation>
    package let college: Identifier<College>
    package let collegeCode: String
    package let dataSet: String
    package let period: String
    /// In which its college counts its days.
    package let zone: Zone
}

extension Scope {
    /// What a report is of; throws `NotFound` where the member may not see it.
    package func reportKey(_ id: Identifier<Report>) async throws -> ReportKey {
        try await one(
            """
            SELECT report.tenant_id, report.college_id, college.code, report.data_set, report.period,
                college.time_zone
            FROM collection.report
            JOIN lifecycle.college
                ON college.tenant_id = report.tenant_id AND college.college_id = report.college_id
            WHERE report.report_id = \(id)
            """,
            of: "report",
            ReportKey.init
        )
    }

    /// Where a report stands, for showing which steps are open.
    package func standing(_ id: Identifier<Report>, of tenant: Identifier<Organisation>) async throws -> Report {
        try await standing(id, of: tenant, locking: "")
    }

    /// The report for a step, locked until the transaction ends, so that two steps never cross; the college's ledger is
    /// locked before it.
    func lockedReport(_ id: Identifier<Report>, of tenant: Identifier<Organisation>) async throws -> Report {
        try await standing(id, of: tenant, locking: "FOR UPDATE OF report")
    }

    private func standing(
        _ id: Identifier<Report>,
        of tenant: Identifier<Organisation>,
        locking: SQL
    ) async throws -> Report {
        let row = try await one(
            """
            SELECT report.state, data_set.source, report.period, college.time_zone, report.due_on, report.prepared_by,
                report.submitted_by, report.reason
            FROM collection.report
            JOIN lifecycle.college
                ON college.tenant_id = report.tenant_id AND college.college_id = report.college_id
            JOIN collection.data_set
                ON data_set.programme_id = report.programme_id AND data_set.code = report.data_set
            WHERE report.tenant_id = \(tenant) AND report.report_id = \(id) \(locking)
            """,
            of: "report"
        ) {
            (
                state: Report.State,
                source: Element.Source,
                period: String,
                zone: Zone,
                due: Day,
                preparer: Identifier<Member>?,
                submitter: Identifier<Member>?,
                reason: String?
            ) in
            (
                state: state, source: source, period: period, zone: zone, due: due, preparer: preparer,
                submitter: submitter, reason: reason
            )
        }
        let preparers: [Identifier<Member>] = try await all(
            """
            SELECT DISTINCT member_id FROM collection.batch
            WHERE tenant_id = \(tenant) AND report_id = \(id) AND fault_count = 0
            """
        )
        return Report(
            id: id,
            source: row.source,
            state: row.state,
            period: Period(row.period),
            zone: row.zone,
            due: row.due,
            preparers: Set(preparers + [row.preparer].compactMap(\.self)),
            colleagues: row.source == .partner ? try await colleagues() : nil,
            submitter: row.submitter,
            reason: row.reason
        )
    }

    /// The active members of the reader's own organisation who have their role.
    func colleagues() async throws -> Set<Identifier<Member>> {
        Set(
            try await all(
                """
                SELECT member_id FROM tenancy.member
                WHERE tenant_id = \(member.organisation) AND role = \(member.role) AND active
                """
            )
        )
    }

    /// Writes where a report stands after a step, and who took it.
    func save(_ report: Report, of key: ReportKey, step: Report.Step, at: Date) async throws {
        let day = Day(at, in: key.zone)
        let (id, name) = (member.id, member.fullName)
        let who: SQL =
            switch step {
            case .prepare: "prepared_by = \(id), prepared_by_name = \(name), prepared_at = \(at)"
            case .submit:
                "submitted_by = \(id), submitted_by_name = \(name), submitted_at = \(at), submitted_on = \(day)"
            case .withdraw:
                "submitted_by = NULL, submitted_by_name = NULL, submitted_at = NULL, submitted_on = NULL"
            case .return, .unlock:
                """
                decided_by = \(id), decided_by_name = \(name), decided_at = \(at),
                    filed_on = coalesce(filed_on, submitted_on)
                """
            case .approve:
                """
                decided_by = \(id), decided_by_name = \(name), decided_at = \(at),
                    received_on = coalesce(received_on, submitted_on)
                """
            }
        try await execute(
            """
            UPDATE collection.report
            SET state = \(report.state), reason = \(report.reason), version = version + 1, \(who)
            WHERE tenant_id = \(key.tenant) AND report_id = \(report.id)
            """
        )
        try await tally(key, from: report.readAs, to: report.state)
    }
}
