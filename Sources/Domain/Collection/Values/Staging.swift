import Postgres
import Tenancy

/// Rows of values on their way in: copied to a table that only this session sees, then joined once with everything they
/// must agree with.
///
/// `COPY` into a table under row-level security is refused by PostgreSQL, hence the temporary tables. They stay with the
/// connection and are emptied at each commit, so that a small write makes no new tables.
struct Staging {
    let scope: Scope
    /// The tenant whose colleges the values are of.
    let tenant: Identifier<Organisation>

    /// Makes or empties the tables.
    func prepare() async throws {
        let exist = try await scope.one("SELECT to_regclass('pg_temp.movement') IS NOT NULL", as: Bool.self)
        let tables: [SQL] = exist ? ["TRUNCATE staging, incoming, movement"] : Self.tables
        // Compiling the plans costs more than it saves, and 200,000 rows should not spill to disk.
        try await scope.transaction.pipeline(
            ["SET LOCAL jit = off", "SET LOCAL work_mem = '64MB'", "SET LOCAL hash_mem_multiplier = 4"] + tables
        )
    }

    private static let tables: [SQL] = [
        """
        CREATE TEMPORARY TABLE staging (
            position integer GENERATED ALWAYS AS IDENTITY, sheet text, row integer, college text,
            element text COLLATE "C", category text COLLATE "C", period text COLLATE "C", raw text, number numeric,
            whole numeric
        ) ON COMMIT DELETE ROWS
        """,
        """
        CREATE TEMPORARY TABLE incoming (
            college_id uuid, country text COLLATE "C", element text COLLATE "C", category text COLLATE "C",
            period text COLLATE "C", over_time text, value numeric, before numeric, number bigint, row integer,
            is_sound boolean
        ) ON COMMIT DELETE ROWS
        """,
        """
        CREATE TEMPORARY TABLE movement (
            college_id uuid, country text COLLATE "C", element text COLLATE "C", category text COLLATE "C",
            level_period text COLLATE "C", first_period text COLLATE "C", last_period text COLLATE "C", over_time text,
            creates bigint, removes bigint, change numeric, keeps boolean, earlier numeric, later numeric
        ) ON COMMIT DELETE ROWS
        """,
    ]

    /// Copies rows in; memory stays as small as one chunk.
    nonisolated(nonsending) func fill(_ rows: inout ValueRows) async throws {
        try await scope.transaction.copyIn(
            "COPY staging (sheet, row, college, element, category, period, raw, number, whole) FROM STDIN"
        ) { writer in
            try await rows.forEach { row in
                try await writer.write(row: [
                    row.sheet, String(row.row), row.college, row.element, row.category, row.period, row.raw, row.number,
                    row.whole,
                ])
            }
        }
    }

    /// Binds rows as arrays: a few hundred at a time need no `COPY`.
    func fill(_ rows: [ValueRow]) async throws {
        try await scope.execute(
            """
            INSERT INTO staging (sheet, row, college, element, category, period, raw, number, whole)
            SELECT '', given.row, given.college, given.element, '', given.period, given.raw, given.number::numeric,
                given.whole::numeric
            FROM unnest(\(rows.map { Int32($0.row) }), \(rows.map(\.college)), \(rows.map(\.element)),
                \(rows.map(\.period)), \(rows.map(\.raw)), \(rows.map(\.number)), \(rows.map(\.whole)))
                AS given (row, college, element, period, raw, number, whole)
            """
        )
    }

    /// Finds what each row names and what stood there before, in the order of the values' key; a row is sound if it
    /// breaks none of the rules.
    func resolve(_ rules: [FaultRule]) async throws -> Contents {
        try await scope.execute(
            """
            INSERT INTO incoming
            SELECT college_id, country, element, category, period, over_time, value, before, number, row,
                (\(rules.map(\.condition).joined(by: " OR "))) IS NOT TRUE
            -- Without OFFSET the value that stood before would be looked up twice.
            FROM (\(resolved) OFFSET 0) AS resolved
            ORDER BY college_id, element, category, period
            """
        )
        return try await scope.one(
            """
            SELECT count(*), count(*) FILTER (WHERE NOT is_sound),
                (SELECT count(*) FROM (
                    SELECT FROM incoming GROUP BY college_id, element, category, period HAVING count(*) > 1
                ) AS twice),
                count(*) FILTER (WHERE before IS NULL AND value IS NOT NULL),
                count(*) FILTER (WHERE before <> value), count(*) FILTER (WHERE before IS NOT NULL AND value IS NULL),
                count(*) FILTER (WHERE before = value)
            FROM incoming
            """
        ) { (rows: Int, unsound: Int, twice: Int, created: Int, updated: Int, removed: Int, unchanged: Int) in
            Contents(
                rows: rows,
                isSound: unsound + twice == 0,
                summary: ImportSummary(created: created, updated: updated, removed: removed, unchanged: unchanged)
            )
        }
    }

    /// What `incoming` holds.
    struct Contents {
        let rows: Int
        let isSound: Bool
        let summary: ImportSummary
    }

    /// Every staged row with what it names; a name that means nothing becomes NULL. The value that stood before is looked
    /// up by its key, row by row, so that the cost is that of the rows, not of all that is stored.
    var resolved: SQL {
        """
        SELECT staging.position, staging.sheet, staging.row, staging.college, staging.element, staging.category,
            staging.period, staging.raw,
            CASE element.value_type WHEN 'integer' THEN staging.whole ELSE staging.number END AS value,
            college.college_id, college.country, element.frequency, element.source, element.value_type,
            element.over_time, element.data_set, period.type, period.starts_on, report.state, ledger.writes AS number,
            (
                SELECT value.value FROM collection.value
                WHERE value.tenant_id = \(tenant) AND value.college_id = college.college_id
                    AND value.element = staging.element AND value.category = staging.category
                    AND value.period = staging.period
            ) AS before
        FROM staging
        LEFT JOIN lifecycle.college ON college.tenant_id = \(tenant) AND college.code = staging.college
        LEFT JOIN collection.ledger
            ON ledger.tenant_id = \(tenant) AND ledger.college_id = college.college_id
        LEFT JOIN collection.element
            ON element.programme_id = \(scope.member.programme) AND element.code = staging.element
        LEFT JOIN collection.period ON period.period = staging.period
        LEFT JOIN collection.report
            ON report.tenant_id = \(tenant) AND report.college_id = college.college_id
            AND report.data_set = element.data_set AND report.period = staging.period
        """
    }
}
