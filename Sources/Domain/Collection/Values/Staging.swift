import Postgres
import Tenancy

/// A file's rows on their way in: copied to a table that only this transaction sees, then joined once with everything
/// they must agree with.
///
/// `COPY` into a table under row-level security is refused by PostgreSQL, hence the temporary table.
struct Staging {
    let scope: Scope
    /// The tenant whose colleges the values are of.
    let tenant: Identifier<Organisation>

    /// Makes the table; it goes with the transaction.
    func create() async throws {
        try await scope.execute(
            """
            CREATE TEMPORARY TABLE staging (
                position integer GENERATED ALWAYS AS IDENTITY, sheet text, row integer, college text, element text,
                category text, period text, raw text, number numeric, whole numeric
            ) ON COMMIT DROP
            """
        )
    }

    /// Copies rows in; memory stays as small as one chunk.
    @discardableResult
    nonisolated(nonsending) func fill(_ rows: inout ValueRows) async throws -> Int {
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

    /// Finds what each row names and what stood there before; a name that means nothing becomes NULL.
    func resolve() async throws {
        try await scope.execute(
            """
            CREATE TEMPORARY TABLE incoming ON COMMIT DROP AS
            SELECT staging.position, staging.sheet, staging.row, staging.college, staging.element, staging.category,
                staging.period, staging.raw,
                CASE element.value_type WHEN 'integer' THEN staging.whole ELSE staging.number END AS number,
                college.college_id, college.country,
                element.frequency, element.source, element.value_type, element.over_time, element.data_set,
                period.type, period.starts_on, report.state, value.value AS before
            FROM staging
            LEFT JOIN lifecycle.college
                ON college.tenant_id = \(tenant) AND college.code = staging.college
            LEFT JOIN collection.element
                ON element.programme_id = \(scope.member.programme) AND element.code = staging.element
            LEFT JOIN collection.period ON period.period = staging.period
            LEFT JOIN collection.report
                ON report.tenant_id = \(tenant) AND report.college_id = college.college_id
                AND report.data_set = element.data_set AND report.period = staging.period
            LEFT JOIN collection.value
                ON value.tenant_id = \(tenant) AND value.college_id = college.college_id
                AND value.element = staging.element AND value.category = staging.category
                AND value.period = staging.period
            """
        )
        try await scope.execute("ANALYZE incoming")
    }

    /// Drops the tables, so that the same transaction can write again.
    func drop() async throws {
        try await scope.execute("DROP TABLE IF EXISTS staging, incoming, affected, earlier, later")
    }
}
