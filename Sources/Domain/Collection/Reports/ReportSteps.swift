import Foundation
import Lifecycle
import Postgres
import Tenancy

extension Database {
    /// Moves a report one step: its new state, the audit entry and the platform's own counts, in one transaction.
    package func take(
        _ step: Report.Step,
        on id: Identifier<Report>,
        by member: Member,
        reason: String?,
        at: Date,
        from place: String
    ) async throws {
        try await transaction(as: member) { scope in
            let key = try await scope.reportKey(id)
            var report = try await scope.lockedReport(id, of: key.tenant)
            try report.take(step, by: member, reason: reason)
            try await scope.save(report, of: key.tenant, step: step, at: at)
            try await scope.countReports(of: key, at: at)
            try await scope.audit(AuditEntry("collection.\(step)", of: "\(id)"), at: at, from: place)
        }
    }

    /// Opens the reports of every college that collects data, for each period that has begun and not been opened yet.
    @discardableResult
    package func openReports(
        by member: Member,
        since first: Day,
        on today: Day
    ) async throws -> Int {
        try await transaction(as: member) { scope in
            try await scope.execute(
                """
                INSERT INTO collection.report (tenant_id, report_id, programme_id, college_id, data_set, period, due_on)
                SELECT college.tenant_id, gen_random_uuid(), college.programme_id, college.college_id, data_set.code,
                    period.period, period.ends_on + data_set.due_days
                FROM lifecycle.college
                JOIN collection.data_set ON data_set.programme_id = college.programme_id
                JOIN collection.period ON period.type = data_set.frequency
                WHERE college.programme_id = \(member.programme)
                    AND college.state NOT IN ('draft', 'submitted', 'formal-review', 'expert-review', 'approved',
                        'returned', 'rejected', 'preparing', 'closed')
                    AND period.starts_on BETWEEN \(first) AND \(today)
                ORDER BY college.tenant_id, college.college_id, period.period
                ON CONFLICT (tenant_id, college_id, data_set, period) DO NOTHING
                """
            )
        }
    }
}

extension Scope {
    /// Counts the college's reports due in the month that this one is due in, and writes the counts as values.
    func countReports(of key: ReportKey, at: Date) async throws {
        let counts = try await all(
            """
            WITH due AS (
                SELECT due_on FROM collection.report
                WHERE tenant_id = \(key.tenant) AND college_id = \(key.college) AND data_set = \(key.dataSet)
                    AND period = \(key.period)
            )
            SELECT to_char(min(due.due_on), 'YYYYMM'), count(*),
                count(*) FILTER (WHERE report.state IN ('submitted', 'approved')),
                count(*) FILTER (
                    WHERE report.state IN ('submitted', 'approved')
                        AND (report.submitted_at AT TIME ZONE 'Asia/Shanghai')::date <= report.due_on
                )
            FROM collection.report, due
            WHERE report.tenant_id = \(key.tenant) AND report.college_id = \(key.college)
                AND date_trunc('month', report.due_on) = date_trunc('month', due.due_on)
            HAVING count(*) > 0
            """
        ) { (month: String, expected: Int, submitted: Int, onTime: Int) in
            (month: month, values: [expected, submitted, onTime])
        }
        guard let counts = counts.first, let period = Period(counts.month) else { return }
        let elements = ["SYS_REPORTS_EXPECTED", "SYS_REPORTS_SUBMITTED", "SYS_REPORTS_ON_TIME"]
        try await record(
            zip(elements, counts.values).map { element, count in
                RecordedValue(college: key.college, element: element, period: period, value: Number(count))
            },
            of: key.tenant,
            as: Batch(origin: .system, reason: ""),
            at: at
        )
    }
}
