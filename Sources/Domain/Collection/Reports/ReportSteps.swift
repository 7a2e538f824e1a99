import Calendar
import Foundation
import Lifecycle
import Number
import Postgres
import Tenancy

extension Database {
    /// Moves a report one step: its new state and the platform's own counts. Throws `NotFound` or `ReportRefusal`; what
    /// rules of high importance found is kept although it refuses.
    ///
    /// - Parameter unlessOdd: leaves a report alone about which there is an `Oddity`.
    package func take(
        _ step: Report.Step,
        on id: Identifier<Report>,
        by act: Act,
        reason: String? = nil,
        unlessOdd: Bool = false
    ) async throws {
        do {
            try await move(id, step, by: act, reason: reason, unlessOdd: unlessOdd)
        } catch ReportRefusal.broken(let checks) {
            try await keepRefused(checks, of: id, by: act)
            throw ReportRefusal.broken(checks)
        }
    }

    private func move(
        _ id: Identifier<Report>,
        _ step: Report.Step,
        by act: Act,
        reason: String?,
        unlessOdd: Bool
    ) async throws {
        try await self.act(act) { scope in
            try WrittenText.remark.check(reason)
            let key = try await scope.reportKey(id)
            let report = try await scope.move(id, of: key, step, reason: reason, at: act.at)
            if unlessOdd, try await !scope.oddities(of: [scope.report(id)]).isEmpty { throw ReportRefusal.odd }
            try await scope.save(report, of: key, step: step, at: act.at)
            // Who prepares a report keeps it in their hands.
            let round = step == .prepare ? 0 : try await scope.record(step, of: report, key, at: act.at)
            if step == .approve || step == .return {
                try await scope.citeEvidence(of: id, key, round: round, at: act.at)
            }
            if step == .approve || step == .submit {
                scope.touches?.add([
                    Touch(
                        tenant: key.tenant.uuid,
                        college: key.college.uuid,
                        period: key.period,
                        isApproval: step == .approve,
                        submitted: step == .submit ? id.uuid : nil
                    )
                ])
            }
            let details = reason.map { ["reason": $0] } ?? [:]
            let counts = try await scope.reportCounts([id], of: key.tenant)
            return Deed(
                AuditEntry("collection.\(step)", of: "\(id)", details: details),
                last: try await scope.count(counts, of: key.tenant, at: act.at)
            )
        }
    }
}

extension Scope {
    /// The report after a step, its college's ledger and itself locked; whom the rule refuses may not even lock them.
    func move(
        _ id: Identifier<Report>,
        of key: ReportKey,
        _ step: Report.Step,
        reason: String? = nil,
        at date: Date
    ) async throws -> Report {
        var seen = try await standing(id, of: key.tenant)
        try seen.take(step, by: member, reason: reason, at: date)
        try await lock("college.college_id = \(key.college)", of: key.tenant)
        var report = try await lockedReport(id, of: key.tenant)
        try report.take(step, by: member, reason: reason, at: date)
        return report
    }
}

extension Scope {
    /// How many of each college's own and its partner's reports are due in the months that these reports are due in, were
    /// submitted, and in time.
    func reportCounts(_ ids: [Identifier<Report>], of tenant: Identifier<Organisation>) async throws -> [RecordedValue]
    {
        guard !ids.isEmpty else { return [] }
        let counts = try await all(
            """
            WITH month AS MATERIALIZED (
                SELECT DISTINCT college_id, date_trunc('month', due_on) AS month
                FROM collection.report
                WHERE tenant_id = \(tenant) AND report_id = ANY (\(ids))
            )
            SELECT report.college_id, to_char(month.month, 'YYYYMM'), \(SQL.reportCounts)
            FROM collection.report
            JOIN month
                ON month.college_id = report.college_id AND month.month = date_trunc('month', report.due_on)
            JOIN collection.data_set
                ON data_set.programme_id = report.programme_id AND data_set.code = report.data_set
            WHERE report.tenant_id = \(tenant) AND data_set.source <> 'headquarters'
            GROUP BY report.college_id, month.month
            """
        ) { (college: Identifier<College>, month: String, expected: Int, submitted: Int, onTime: Int) in
            (college: college, month: month, values: [expected, submitted, onTime])
        }
        let elements = ["SYS_REPORTS_EXPECTED", "SYS_REPORTS_SUBMITTED", "SYS_REPORTS_ON_TIME"]
        var values: [RecordedValue] = []
        for row in counts {
            guard let period = Period(row.month) else { continue }
            for (element, count) in zip(elements, row.values) {
                values.append(
                    RecordedValue(college: row.college, element: element, period: period, value: Number(count))
                )
            }
        }
        return values
    }
}
