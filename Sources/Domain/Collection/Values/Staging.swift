import Number
import Postgres
import Spreadsheet
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
        let exist = try await scope.one("SELECT to_regclass('pg_temp.presence') IS NOT NULL", as: Bool.self)
        let tables: [SQL] = exist ? ["TRUNCATE staging, incoming, movement, presence"] : Self.tables
        // Compiling the plans costs more than it saves, and 200,000 rows should not spill to disk.
        try await scope.transaction.pipeline(
            ["SET LOCAL jit = off", "SET LOCAL work_mem = '64MB'", "SET LOCAL hash_mem_multiplier = 4"] + tables
        )
    }

    private static let tables: [SQL] = [
        """
        CREATE TEMPORARY TABLE staging (
            position integer GENERATED ALWAYS AS IDENTITY, sheet text, hiding text, row integer, college text,
            element text COLLATE "C", category text COLLATE "C", period text COLLATE "C", deleted text, raw text,
            has_open_point boolean, number numeric, whole numeric
        ) ON COMMIT DELETE ROWS
        """,
        """
        CREATE TEMPORARY TABLE incoming (
            key bigint, place bigint, college_id uuid, country text COLLATE "C", element text COLLATE "C",
            category text COLLATE "C", period text COLLATE "C", over_time text, combination text COLLATE "C", value numeric,
            before numeric, change numeric, number bigint, row integer, is_sound boolean
        ) ON COMMIT DELETE ROWS
        """,
        """
        CREATE TEMPORARY TABLE movement (
            key bigint, place bigint, sample bigint, college_id uuid, element text COLLATE "C", category text COLLATE "C",
            level_period text COLLATE "C", first_period text COLLATE "C", over_time text, creates bigint, removes bigint,
            change numeric, stood bigint, earlier numeric, last_now text COLLATE "C", later numeric
        ) ON COMMIT DELETE ROWS
        """,
        """
        CREATE TEMPORARY TABLE presence (place bigint, sample bigint, change bigint, stood bigint) ON COMMIT DELETE ROWS
        """,
    ]

    /// Copies rows in; memory stays as small as one chunk.
    nonisolated(nonsending) func fill(_ rows: inout ValueRows) async throws {
        try await scope.transaction.copyIn(
            """
            COPY staging (sheet, hiding, row, college, element, category, period, deleted, raw, has_open_point, number,
                whole) FROM STDIN
            """
        ) { writer in
            try await rows.forEach { row in
                try await writer.write(row: [
                    row.sheet, row.hiding?.rawValue, String(row.row), row.college, row.element, row.category,
                    row.period,
                    row.deleted, row.raw, row.hasOpenPoint ? "t" : "f", row.number?.plain,
                    // What is one number beyond doubt is the same one where it must be whole.
                    row.number == nil ? row.whole?.plain : nil,
                ])
            }
        }
        guard rows.hasDecimalComma else { return }
        try await scope.execute("UPDATE staging SET number = NULL, whole = NULL WHERE has_open_point")
    }

    /// Binds rows as arrays: a few hundred at a time need no `COPY`.
    func fill(_ rows: [ValueRow]) async throws {
        try await scope.execute(
            """
            INSERT INTO staging (sheet, row, college, element, category, period, deleted, raw, number, whole)
            SELECT '', given.row, given.college, given.element, given.category, given.period, '', given.raw,
                given.number, given.whole
            FROM unnest(\(rows.map { Int32($0.row) }), \(rows.map(\.college)), \(rows.map(\.element)),
                \(rows.map(\.category)), \(rows.map(\.period)), \(rows.map(\.raw)), \(rows.map(\.number)), \(rows.map(\.whole)))
                AS given (row, college, element, category, period, raw, number, whole)
            """
        )
    }

    /// Finds what each row names and what stood there before, in the order of the values' key; a row is sound if it
    /// breaks none of the rules.
    func resolve(_ rules: [FaultRule]) async throws -> Contents {
        try await scope.execute(
            """
            INSERT INTO incoming
            SELECT \(ValueOrder.key("college_rank")), \(ValueOrder.key("country_rank")), college_id, country, element, category,
                period, over_time, combination, value, before, coalesce(value, 0) - coalesce(before, 0), number, row,
                (\(rules.map(\.condition).joined(by: " OR "))) IS NOT TRUE
            -- Without OFFSET the value that stood before would be looked up twice.
            FROM (\(resolved) OFFSET 0) AS resolved
            ORDER BY 1
            """
        )
        return try await scope.one(
            """
            SELECT count(*), count(*) FILTER (WHERE NOT is_sound), count(key) - count(DISTINCT key),
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
}
