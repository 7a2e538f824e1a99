import Lifecycle
import Postgres
import Tenancy

/// How many reports there are, kept by college and data set: lists would count them anew however many years there are.
extension SQL {
    /// Of rows of `report`: how many are in each state. Five columns, as `report_tally` has them.
    static let reportStates: SQL = Report.State.allCases.map { state -> SQL in
        "count(*) FILTER (WHERE report.state = \(state))"
    }.joined(by: ", ")

    /// The columns of `report_tally` that count these states, together.
    fileprivate static func tallied(_ states: [Report.State]) -> SQL {
        let columns = states.map(\.tally)
        return columns.isEmpty ? "0" : columns.joined(by: " + ")
    }
}

extension Report.State {
    /// The column of `report_tally` that counts it.
    fileprivate var tally: SQL {
        switch self {
        case .open: "open"
        case .prepared: "prepared"
        case .submitted: "submitted"
        case .approved: "approved"
        case .returned: "returned"
        }
    }
}

extension Scope {
    /// Counts reports that were just written, their colleges' ledgers locked.
    ///
    /// - Parameter chosen: which of the tenant's reports they are.
    package func tally(_ chosen: SQL, of tenant: Identifier<Organisation>) async throws {
        let columns: SQL = Report.State.allCases.map(\.tally).joined(by: ", ")
        let added: SQL = Report.State.allCases.map { state -> SQL in
            "\(state.tally) = tally.\(state.tally) + EXCLUDED.\(state.tally)"
        }.joined(by: ", ")
        try await execute(
            """
            INSERT INTO collection.report_tally AS tally (tenant_id, college_id, data_set, programme_id, first_period,
                last_period, \(columns))
            SELECT report.tenant_id, report.college_id, report.data_set, report.programme_id, min(report.period),
                max(report.period), \(SQL.reportStates)
            FROM collection.report
            WHERE report.tenant_id = \(tenant) AND \(chosen)
            GROUP BY report.tenant_id, report.college_id, report.data_set, report.programme_id
            ORDER BY report.college_id, report.data_set
            ON CONFLICT (tenant_id, college_id, data_set) DO UPDATE
            SET first_period = least(tally.first_period, EXCLUDED.first_period),
                last_period = greatest(tally.last_period, EXCLUDED.last_period), \(added)
            """
        )
    }

    /// Counts a report under its new state, the college's ledger locked.
    func tally(_ key: ReportKey, from old: Report.State, to new: Report.State) async throws {
        guard old != new else { return }
        try await execute(
            """
            UPDATE collection.report_tally SET \(old.tally) = \(old.tally) - 1, \(new.tally) = \(new.tally) + 1
            WHERE tenant_id = \(key.tenant) AND college_id = \(key.college) AND data_set = \(key.dataSet)
            """
        )
    }

    /// How many reports in these states there are among those that the member sees.
    ///
    /// - Parameter chosen: of which college and data set, as a condition on `report_tally AS report`.
    func reportCount(in states: [Report.State], where chosen: SQL) async throws -> Int {
        try await one(
            "SELECT coalesce(sum(\(SQL.tallied(states))), 0)::bigint FROM collection.report_tally AS report WHERE \(chosen)"
        )
    }

    /// Every college's count of reports that isn't what its reports come to; empty when all agree, as they always must.
    func tallyDifferences() async throws -> [RollupDifference] {
        let periods: [SQL] = ["first_period", "last_period"]
        let columns: SQL = (periods + Report.State.allCases.map(\.tally)).joined(by: ", ")
        return try await all(
            """
            WITH computed AS MATERIALIZED (
                SELECT report.tenant_id, report.college_id, report.data_set,
                    concat_ws(' ', min(report.period), max(report.period), \(SQL.reportStates)) AS tally
                FROM collection.report
                WHERE report.programme_id = \(member.programme)
                GROUP BY report.tenant_id, report.college_id, report.data_set
            ), kept AS MATERIALIZED (
                SELECT tenant_id, college_id, data_set, concat_ws(' ', \(columns)) AS tally
                FROM collection.report_tally
                WHERE programme_id = \(member.programme)
            ), difference AS MATERIALIZED (
                SELECT tenant_id, college_id, data_set, coalesce(kept.tally, '') AS kept,
                    coalesce(computed.tally, '') AS computed
                FROM kept FULL JOIN computed USING (tenant_id, college_id, data_set)
                WHERE kept.tally IS DISTINCT FROM computed.tally
            )
            SELECT college.country, college.code, data_set, '', '', kept, computed
            FROM difference
            JOIN lifecycle.college
                ON college.tenant_id = difference.tenant_id AND college.college_id = difference.college_id
            ORDER BY college.country, college.code, data_set
            LIMIT 1000
            """,
            RollupDifference.init
        )
    }
}
