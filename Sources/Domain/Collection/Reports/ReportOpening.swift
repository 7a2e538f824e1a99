import Calendar
import Foundation
import Lifecycle
import Postgres
import Tenancy

extension Database {
    /// Opens the reports of every college that collects data, for each period that has begun and not been opened yet, and
    /// counts them as expected; how many were opened. Each college's day is that of its own zone.
    ///
    /// - Parameter first: the day from which periods count; nil for what is due by itself, as `Scope.openReports` says.
    @discardableResult
    package func openReports(by act: Act, since first: Day? = nil) async throws -> Int {
        var count = 0
        for tenant in try await reportingTenants(of: act.member) {
            count += try await openReports(of: tenant, by: act, since: first)
        }
        return count
    }

    /// The lead colleges whose overseas colleges collect data, as headquarters sees them.
    package func reportingTenants(of member: Member) async throws -> [Identifier<Organisation>] {
        try await reading(as: member) { scope in
            try await scope.all(
                """
                SELECT DISTINCT tenant_id FROM lifecycle.college
                WHERE programme_id = \(scope.member.programme) AND state = ANY (\(College.State.reporting))
                ORDER BY tenant_id
                """
            )
        }
    }

    /// The zones of a programme's colleges, as headquarters sees them.
    func collegeZones(of member: Member) async throws -> [Zone] {
        try await reading(as: member) { scope in
            try await scope.all(
                """
                SELECT DISTINCT time_zone FROM lifecycle.college WHERE programme_id = \(scope.member.programme)
                """
            )
        }
    }

    /// The same for one lead college. A transaction a tenant: whoever held one country's sums and waited for the next
    /// college would stop others.
    func openReports(
        of tenant: Identifier<Organisation>,
        by act: Act,
        since first: Day? = nil
    ) async throws -> Int {
        try await self.act(act) { scope in
            let programme = act.member.programme
            let colleges: [Identifier<College>] = try await scope.all(
                "SELECT college_id FROM lifecycle.college WHERE tenant_id = \(tenant) AND programme_id = \(programme)"
            )
            try await scope.lock("college.college_id = ANY (\(colleges))", of: tenant)
            let opened = try await scope.openReports(of: colleges, in: tenant, since: first, at: act.at)
            guard !opened.isEmpty else { return .nothing(0) }
            let counts = try await scope.reportCounts(opened, of: tenant)
            return Deed(
                opened.count,
                AuditEntry("collection.open-reports", of: "\(tenant)", details: ["count": "\(opened.count)"]),
                last: try await scope.count(counts, of: tenant, at: act.at)
            )
        }
    }
}

extension Scope {
    /// Opens what is due of those of these colleges that collect data, their ledgers locked; which were opened.
    ///
    /// A college reports each period that begins in or after the month in which it first began to implement: what follows
    /// the last period opened for the data set or, where none was, what runs today; all of them for a new college.
    ///
    /// - Parameter first: opens each period that begins on or after this day instead.
    func openReports(
        of colleges: [Identifier<College>],
        in tenant: Identifier<Organisation>,
        since first: Day? = nil,
        at moment: Date
    ) async throws -> [Identifier<Report>] {
        let opened: [Identifier<Report>] = try await all(
            """
            WITH reporting AS MATERIALIZED (
                SELECT college.college_id, college.programme_id,
                    (\(moment)::timestamptz AT TIME ZONE college.time_zone)::date AS today, date_trunc('month', coalesce((
                    SELECT min(transition.at) FROM lifecycle.transition
                    WHERE transition.tenant_id = \(tenant) AND transition.college_id = college.college_id
                        AND transition.to_state = ANY (\(College.State.reporting))
                ), college.since) AT TIME ZONE college.time_zone)::date AS began, EXISTS (
                    SELECT FROM collection.report
                    WHERE report.tenant_id = \(tenant) AND report.college_id = college.college_id
                ) AS has_reports
                FROM lifecycle.college
                WHERE college.tenant_id = \(tenant) AND college.college_id = ANY (\(colleges))
                    AND college.state = ANY (\(College.State.reporting))
            )
            INSERT INTO collection.report (tenant_id, report_id, programme_id, college_id, data_set, period, due_on)
            SELECT \(tenant), gen_random_uuid(), reporting.programme_id, reporting.college_id, data_set.code,
                period.period, period.ends_on + data_set.due_days
            FROM reporting
            JOIN collection.data_set ON data_set.programme_id = reporting.programme_id
            JOIN collection.period ON period.type = data_set.frequency AND period.starts_on <= reporting.today
            CROSS JOIN LATERAL (
                SELECT max(begun.starts_on) AS starts_on
                FROM collection.report
                JOIN collection.period AS begun ON begun.period = report.period
                WHERE report.tenant_id = \(tenant) AND report.college_id = reporting.college_id
                    AND report.data_set = data_set.code
            ) AS last
            WHERE CASE WHEN \(first)::date IS NOT NULL THEN period.starts_on >= \(first)
                WHEN last.starts_on IS NOT NULL THEN period.starts_on > last.starts_on
                ELSE period.starts_on >= reporting.began
                    AND (period.ends_on >= reporting.today OR NOT reporting.has_reports) END
            ORDER BY reporting.college_id, data_set.code, period.period
            ON CONFLICT (tenant_id, college_id, data_set, period) DO NOTHING
            RETURNING report_id
            """
        )
        if !opened.isEmpty { try await tally("report.report_id = ANY (\(opened))", of: tenant) }
        return opened
    }
}
