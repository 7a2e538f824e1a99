import Foundation
import Postgres
import Tenancy

/// Writes what `incoming` holds: values, their history and the country's sums, all in the transaction under way.
struct ValueWriter {
    let scope: Scope
    let tenant: Identifier<Organisation>
    let batch: Identifier<Batch>
    let at: Date

    /// Locks the ledgers of the staged colleges, before anything is read of their values; whoever writes the same
    /// college's values waits here, in the colleges' order.
    func lock() async throws {
        let (tenant, programme) = (tenant, scope.member.programme)
        let colleges: SQL = """
            SELECT college_id FROM lifecycle.college
            WHERE tenant_id = \(tenant) AND code IN (SELECT college FROM staging)
            """
        try await scope.transaction.pipeline([
            """
            INSERT INTO collection.ledger (tenant_id, college_id, programme_id)
            SELECT \(tenant), college_id, \(programme) FROM (\(colleges)) AS staged ORDER BY college_id
            ON CONFLICT (tenant_id, college_id) DO NOTHING
            """,
            """
            SELECT college_id FROM collection.ledger
            WHERE tenant_id = \(tenant) AND college_id IN (\(colleges)) ORDER BY college_id FOR UPDATE
            """,
            """
            UPDATE collection.ledger SET writes = writes + 1
            WHERE tenant_id = \(tenant) AND college_id IN (\(colleges))
            """,
        ])
    }

    /// Writes values and history, moves the sums by what changed, and counts.
    func write() async throws -> ImportSummary {
        // What changes which sum: a college's value at each calendar level that its period lies in.
        try await scope.execute(
            """
            CREATE TEMPORARY TABLE affected ON COMMIT DROP AS
            SELECT DISTINCT college_id, country, element, category, level_period, over_time
            FROM incoming
            JOIN collection.period_level USING (period)
            WHERE before IS DISTINCT FROM number
            """
        )
        try await scope.execute("ANALYZE affected")
        try await contributions(into: .earlier)
        let summary = try await writeValues()
        try await contributions(into: .later)
        try await moveSums()
        return summary
    }

    private func writeValues() async throws -> ImportSummary {
        let (tenant, programme) = (tenant, scope.member.programme)
        let counts = try await scope.transaction.pipeline([
            """
            INSERT INTO collection.value (tenant_id, college_id, element, category, period, programme_id, value, at)
            SELECT \(tenant), college_id, element, category, period, \(programme), number, \(at)
            FROM incoming
            WHERE number IS NOT NULL AND before IS DISTINCT FROM number
            ON CONFLICT (tenant_id, college_id, element, category, period)
                DO UPDATE SET value = EXCLUDED.value, at = EXCLUDED.at
            """,
            """
            DELETE FROM collection.value USING incoming
            WHERE value.tenant_id = \(tenant) AND value.college_id = incoming.college_id
                AND value.element = incoming.element AND value.category = incoming.category
                AND value.period = incoming.period AND incoming.number IS NULL
            """,
            """
            INSERT INTO collection.change (tenant_id, college_id, element, category, period, at, programme_id, batch_id,
                before, value, row)
            SELECT \(tenant), college_id, element, category, period, \(at), \(programme), \(batch), before, number, row
            FROM incoming
            WHERE before IS DISTINCT FROM number
            """,
        ])
        let created = try await scope.first(
            "SELECT count(*) FILTER (WHERE before IS NULL AND number IS NOT NULL), count(*) FROM incoming"
        ) { (created: Int, all: Int) in (created: created, all: all) }
        let (new, all) = (created?.created ?? 0, created?.all ?? 0)
        return ImportSummary(created: new, updated: counts[2] - new, unchanged: all - counts[2])
    }

    /// What each college adds to each affected sum at this moment, into a temporary table.
    private func contributions(into table: ContributionTable) async throws {
        try await scope.execute(
            """
            CREATE TEMPORARY TABLE \(table.name) ON COMMIT DROP AS
            SELECT affected.college_id, affected.element, affected.category, affected.level_period,
                CASE affected.over_time
                    WHEN 'sum' THEN sum(value.value)
                    ELSE (array_agg(value.value ORDER BY value.period DESC))[1]
                END AS figure
            FROM affected
            JOIN collection.period_level ON period_level.level_period = affected.level_period
            JOIN collection.value
                ON value.tenant_id = \(tenant) AND value.college_id = affected.college_id
                AND value.element = affected.element AND value.category = affected.category
                AND value.period = period_level.period
            GROUP BY affected.college_id, affected.element, affected.category, affected.level_period,
                affected.over_time
            """
        )
    }

    /// Adds the differences in the order of the sums' keys, so that imports meeting in one country wait, never deadlock.
    private func moveSums() async throws {
        try await scope.acting(as: "rollup") {
            try await scope.execute(
                """
                INSERT INTO collection.rollup AS rollup (programme_id, country, element, category, period, colleges, sum)
                SELECT \(scope.member.programme), country, element, category, level_period,
                    count(later.figure) - count(earlier.figure),
                    coalesce(sum(later.figure), 0) - coalesce(sum(earlier.figure), 0)
                FROM affected
                LEFT JOIN earlier USING (college_id, element, category, level_period)
                LEFT JOIN later USING (college_id, element, category, level_period)
                GROUP BY country, element, category, level_period
                ORDER BY country, level_period, element, category
                ON CONFLICT (programme_id, country, period, element, category)
                    DO UPDATE SET colleges = rollup.colleges + EXCLUDED.colleges, sum = rollup.sum + EXCLUDED.sum
                """
            )
            try await scope.execute(
                """
                DELETE FROM collection.rollup USING affected
                WHERE rollup.programme_id = \(scope.member.programme) AND rollup.country = affected.country
                    AND rollup.element = affected.element AND rollup.category = affected.category
                    AND rollup.period = affected.level_period AND rollup.colleges = 0
                """
            )
        }
    }
}

/// The temporary tables of what colleges added before and after a write.
private enum ContributionTable {
    case earlier, later

    var name: SQL {
        switch self {
        case .earlier: "earlier"
        case .later: "later"
        }
    }
}
