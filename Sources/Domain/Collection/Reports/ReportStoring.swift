import Calendar
import Foundation
import Lifecycle
import Postgres
import Tenancy

/// A report with all that became of it so far, for a college's past that is stored at once.
package struct StoredReport: Sendable {
    /// Who did something, and when.
    package struct Stamp: Sendable {
        package let member: Identifier<Member>
        package let name: String
        package let at: Date

        /// A member's hand, with the name they had then.
        package init(by member: Identifier<Member>, name: String, at: Date) {
            self.member = member
            self.name = name
            self.at = at
        }
    }

    package let dataSet: DataSet
    package let period: Period
    package let state: Report.State
    package let prepared: Stamp?
    package let submitted: Stamp?
    /// Who approved or returned it.
    package let decided: Stamp?
    /// Why it was returned.
    package let reason: String?

    /// A report as its row will hold it.
    package init(
        dataSet: DataSet,
        period: Period,
        state: Report.State,
        prepared: Stamp?,
        submitted: Stamp?,
        decided: Stamp?,
        reason: String?
    ) {
        self.dataSet = dataSet
        self.period = period
        self.state = state
        self.prepared = prepared
        self.submitted = submitted
        self.decided = decided
        self.reason = reason
    }
}

extension Scope {
    /// Writes reports of a college that has none of them yet, with their steps; counts nothing.
    package func store(_ reports: [StoredReport], of college: College) async throws {
        let (prepared, submitted, decided) = (
            reports.map(\.prepared), reports.map(\.submitted), reports.map(\.decided)
        )
        try await execute(
            """
            INSERT INTO collection.report (tenant_id, report_id, programme_id, college_id, data_set, period, due_on,
                state, prepared_by, prepared_by_name, prepared_at, submitted_by, submitted_by_name, submitted_at,
                submitted_on, decided_by, decided_by_name, decided_at, reason, received_on,
                filed_on)
            SELECT \(college.tenant), report_id, \(college.programme), \(college.id), data_set, period, due_on, state,
                prepared_by, prepared_by_name, prepared_at, submitted_by, submitted_by_name, submitted_at, submitted_on,
                decided_by, decided_by_name, decided_at, reason, CASE state WHEN 'approved' THEN submitted_on END,
                CASE state WHEN 'returned' THEN submitted_on END
            FROM unnest(\(reports.map { _ in UUID() }), \(reports.map(\.dataSet.code)),
                \(reports.map(\.period.identifier)), \(reports.map { $0.dataSet.due($0.period) }),
                \(reports.map(\.state)),
                \(prepared.map { $0?.member }), \(prepared.map { $0?.name }), \(prepared.map { $0?.at }),
                \(submitted.map { $0?.member }), \(submitted.map { $0?.name }), \(submitted.map { $0?.at }),
                \(submitted.map { stamp in stamp.map { Day($0.at, in: college.zone) } }),
                \(decided.map { $0?.member }), \(decided.map { $0?.name }), \(decided.map { $0?.at }),
                \(reports.map(\.reason)))
                AS given (report_id, data_set, period, due_on, state, prepared_by, prepared_by_name, prepared_at,
                    submitted_by, submitted_by_name, submitted_at, submitted_on, decided_by, decided_by_name, decided_at,
                    reason)
            """
        )
        try await execute(
            """
            INSERT INTO collection.report_step (tenant_id, report_id, number, programme_id, college_id, step, member_id,
                member_name, at, reason)
            SELECT report.tenant_id, report.report_id, known.number, report.programme_id, report.college_id, known.step,
                known.member_id, known.member_name, known.at, known.reason
            FROM collection.report
            CROSS JOIN LATERAL (
                VALUES (1, 'submit', report.submitted_by, report.submitted_by_name, report.submitted_at, NULL),
                    (2, CASE report.state WHEN 'approved' THEN 'approve' ELSE 'return' END, report.decided_by,
                        report.decided_by_name, report.decided_at, report.reason)
            ) AS known (number, step, member_id, member_name, at, reason)
            WHERE report.tenant_id = \(college.tenant) AND report.college_id = \(college.id)
                AND known.member_id IS NOT NULL AND known.at IS NOT NULL
            ON CONFLICT (tenant_id, report_id, number) DO NOTHING
            """
        )
        try await tally("report.college_id = \(college.id)", of: college.tenant)
    }
}
