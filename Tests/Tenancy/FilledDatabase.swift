import Foundation
import Postgres
import Support
import Tenancy

/// A database of its own in which every table that is somebody's holds rows of one lead college, and every attempt at
/// them can be counted. Its checks and foreign keys are gone: what is left in the way is row-level security alone.
struct FilledDatabase {
    /// A table with its columns and their types.
    struct Table: Sendable, CustomStringConvertible {
        let description: String
        let columns: [String]
        let types: [String]
        /// The columns that the service may change, in the table's order.
        let changeable: [String]

        /// Whether a row is a tenant's; otherwise it is a programme's.
        var isTenants: Bool { columns.contains("tenant_id") }
        var isColleges: Bool { columns.contains("college_id") }
        /// Whether a row says which expert did something.
        var isOfExperts: Bool {
            columns.contains("expert_id") || columns.contains("experts")
        }
        /// Read by one service for all tenants; its policy of reading looks at `app.role` alone.
        var isOutbox: Bool { ["outbox.entry", "notices.mail"].contains(description) }
        /// Read before it is known who asks; its policies look at `app.role` alone.
        var isOfSignIn: Bool {
            [
                "tenancy.password", "tenancy.session", "tenancy.failure", "tenancy.second_factor",
                "tenancy.recovery_code", "tenancy.kept_form",
            ].contains(description)
        }
    }

    /// The programme whose lead college owns every row.
    let first: FreshProgramme
    /// Another programme in the same database.
    let other: FreshProgramme
    /// Two overseas colleges of the lead; somebody may be granted the first.
    let granted = UUID()
    let withheld = UUID()
    let tables: [Table]
    private let superuser: Pool

    init() async throws {
        let server = try PostgresServer.shared.get()
        let database = try await FreshProgramme.migratedDatabase(on: server)
        first = try await FreshProgramme(in: database)
        other = try await FreshProgramme(in: database)
        let name: String = try await database.pool.one("SELECT current_database()::text")
        superuser = Pool(Pool.Configuration(DatabaseAddress(server.address(database: name))))
        try await superuser.withConnection { try await $0.script(Self.preparation) }
        tables = try await superuser.all(
            """
            SELECT attrelid::regclass::text, array_agg(attname::text ORDER BY attnum),
                array_agg(format_type(atttypid, NULL) ORDER BY attnum),
                coalesce(
                    array_agg(attname::text ORDER BY attnum)
                        FILTER (WHERE has_column_privilege('banmo_service', attrelid, attnum, 'UPDATE')),
                    '{}'
                )
            FROM pg_attribute
            JOIN pg_class ON pg_class.oid = attrelid AND relkind IN ('r', 'p')
            JOIN pg_namespace ON pg_namespace.oid = relnamespace
                AND nspname !~ '^(pg_|information_schema$|probe$|schema$)'
            WHERE attnum > 0 AND NOT attisdropped
            GROUP BY attrelid
            HAVING bool_or(attname IN ('tenant_id', 'programme_id'))
            ORDER BY 1
            """,
            Table.init
        )
        for table in tables where !Self.founded.contains(table.description) {
            for college in table.isColleges ? [granted, withheld] : [granted] {
                try await superuser.execute("SELECT probe.run(\(insertion(into: table, college: college)))")
            }
        }
    }

    /// What making the programme has filled already.
    static let founded: Set = ["tenancy.programme", "tenancy.organisation"]

    /// A new row of the first tenant's, as SQL.
    ///
    /// - Parameter chosen: values, as SQL, of columns that matter.
    func insertion(into table: Table, college: UUID, with chosen: [String: String] = [:]) -> String {
        let values = zip(table.columns, table.types).map {
            chosen[$0] ?? value(of: $0, type: $1, college: college)
        }
        return
            "INSERT INTO \(table) (\(table.columns.joined(separator: ", "))) VALUES (\(values.joined(separator: ", ")))"
    }

    private func value(of column: String, type: String, college: UUID) -> String {
        switch (column, type) {
        case ("tenant_id", _): "'\(first.lead.id)'"
        case ("programme_id", _), ("guest_programme_id", _): "'\(first.programme.id)'"
        case ("college_id", _): "'\(college)'"
        case (_, let type) where type.hasSuffix("[]"): "'{}'"
        case (_, "uuid"): "gen_random_uuid()"
        case (_, "text"): "'canary ' || gen_random_uuid()"
        case (_, "bytea"): "sha256(gen_random_uuid()::text::bytea)"
        case (_, "boolean"): "false"
        case (_, "jsonb"): "'{}'"
        case (_, "smallint"), (_, "integer"), (_, "bigint"), (_, "numeric"): "floor(random() * 30000)"
        default: "now()"
        }
    }

    /// The condition that a row is the first tenant's, or its programme's.
    func theirs(_ table: Table) -> String {
        table.isTenants ? "tenant_id = '\(first.lead.id)'" : "programme_id = '\(first.programme.id)'"
    }

    /// A digest of all that is the first tenant's, as a superuser sees it.
    func digest() async throws -> [String] {
        var digests: [String] = []
        for table in tables {
            let query = "SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM \(table) AS t WHERE \(theirs(table))"
            digests.append(
                "\(table) \(try await superuser.one("SELECT probe.word(\(query))", as: String?.self) ?? "empty")"
            )
        }
        return digests
    }

    /// A functions' schema through which a member's transaction runs SQL that a test puts together.
    private static let preparation = """
        DO $$
        DECLARE found record;
        BEGIN
            FOR found IN SELECT conrelid::regclass AS owner, conname FROM pg_constraint
                WHERE contype IN ('c', 'f') AND conrelid <> 0 AND connamespace::regnamespace::text !~ '^(pg_|information)'
                ORDER BY contype DESC
            LOOP
                EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', found.owner, found.conname);
            END LOOP;
        END
        $$;
        CREATE SCHEMA probe;
        CREATE FUNCTION probe.run(statement text) RETURNS bigint LANGUAGE plpgsql AS $$
        DECLARE touched bigint;
        BEGIN
            EXECUTE statement;
            GET DIAGNOSTICS touched = ROW_COUNT;
            RETURN touched;
        END
        $$;
        CREATE FUNCTION probe.word(query text) RETURNS text LANGUAGE plpgsql AS $$
        DECLARE answer text;
        BEGIN
            EXECUTE query INTO answer;
            RETURN answer;
        END
        $$;
        GRANT USAGE ON SCHEMA probe TO PUBLIC;
        """
}

extension FilledDatabase {
    /// Whether a member may run a statement, which is then undone; one that touches no row it might not.
    func lets(_ member: Member, do statement: String) async throws -> Bool {
        struct Undone: Error { let touched: Int }
        do {
            try await first.database.transaction(as: member) { scope in
                throw Undone(touched: try await scope.touched(by: statement))
            }
            return false
        } catch let undone as Undone {
            return undone.touched > 0
        } catch let error as PostgresError where error.state == .insufficientPrivilege {
            return false
        } catch let error as PostgresError where error.state == .uniqueViolation {
            // That a key is taken comes out after the policies have let the row by.
            return true
        }
    }
}

extension Scope {
    /// How many rows of a table this member sees under a condition.
    func count(_ table: FilledDatabase.Table, where condition: String) async throws -> Int {
        let query = "SELECT count(*) FROM \(table) WHERE \(condition)"
        return Int(try await one("SELECT probe.word(\(query))", as: String.self)) ?? -1
    }

    /// How many rows a statement touches.
    func touched(by statement: String) async throws -> Int {
        try await one("SELECT probe.run(\(statement))")
    }
}
