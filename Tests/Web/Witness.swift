import Postgres
import Support
import Tenancy

/// Sees the rows of one organisation in every table, whatever row-level security hides.
struct Witness {
    private let superuser: Pool
    private let tenant: Identifier<Organisation>
    private let programme: Identifier<Programme>

    init(of programme: FreshProgramme, _ organisation: Organisation) async throws {
        let name: String = try await programme.database.pool.one("SELECT current_database()::text")
        let server = try PostgresServer.shared.get()
        superuser = Pool(Pool.Configuration(DatabaseAddress(server.address(database: name))))
        tenant = organisation.id
        self.programme = programme.programme.id
    }

    /// How many rows each table has of the organisation, or where rows are a programme's, of its programme; and what is
    /// in them.
    func tables() async throws -> [(name: String, count: Int, digest: String?)] {
        // Runs a query that it puts together itself, without a function in the database.
        try await superuser.all(
            """
            WITH key AS (
                SELECT DISTINCT ON (attrelid) attrelid, attname
                FROM pg_attribute
                JOIN pg_class ON pg_class.oid = attrelid AND relkind IN ('r', 'p')
                WHERE attname IN ('tenant_id', 'programme_id') AND NOT attisdropped
                ORDER BY attrelid, attname DESC
            ), answer AS (
                SELECT attrelid::regclass::text AS name, query_to_xml(
                    format(
                        'SELECT count(*), md5(string_agg(t::text, '''' ORDER BY t::text)) FROM %s AS t WHERE %I = %L',
                        attrelid::regclass, attname,
                        CASE attname WHEN 'tenant_id' THEN \(tenant) ELSE \(programme) END
                    ), false, true, ''
                )::text AS row
                FROM key
            )
            SELECT name, substring(row FROM '<count>(\\d+)')::bigint, substring(row FROM '<md5>(\\w+)')
            FROM answer ORDER BY name
            """
        ) { (name: String, count: Int, digest: String?) in (name, count, digest) }
    }

    /// What every table holds, as lines to compare.
    func digest() async throws -> [String] {
        try await tables().map { "\($0.name) \($0.count) \($0.digest ?? "")" }
    }
}
