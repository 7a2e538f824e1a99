import Postgres
import Schema
import Support
import Testing

/// Each test asks the catalogue of a migrated database for what breaks a rule, and expects nothing.
@Suite struct `Every table in the catalogue` {
    @Test func `of a tenant has row-level security, not forced, and a policy`() async throws {
        #expect(try await Self.names("tables WHERE tenant AND NOT (secured AND NOT forced AND policies > 0)") == [])
        #expect(try await Self.names("tables WHERE tenant").count >= 25)
    }

    @Test func `of a tenant begins every key with tenant_id`() async throws {
        let wrong: [String] = try await Self.database.value.all(
            """
            SELECT index.indexrelid::regclass::text
            FROM pg_index AS index
            JOIN catalogue.tables ON tables.id = index.indrelid
            JOIN pg_attribute AS first ON first.attrelid = index.indrelid AND first.attnum = index.indkey[0]
            WHERE index.indisunique AND tables.tenant AND first.attname <> 'tenant_id'
            """
        )
        #expect(wrong == [])
        #expect(try await Self.names("tables WHERE tenant AND NOT keyed") == [])
    }

    @Test func `of a tenant refers to others by tenant_id first, on both sides`() async throws {
        let wrong: [String] = try await Self.database.value.all(
            """
            SELECT con.conname::text
            FROM pg_constraint AS con
            JOIN catalogue.tables ON tables.id = con.conrelid
            JOIN pg_attribute AS own ON own.attrelid = con.conrelid AND own.attnum = con.conkey[1]
            JOIN pg_attribute AS other ON other.attrelid = con.confrelid AND other.attnum = con.confkey[1]
            WHERE con.contype = 'f' AND tables.tenant
                AND (own.attname <> 'tenant_id' OR other.attname <> 'tenant_id' OR con.confdeltype = 'n')
            """
        )
        #expect(wrong == [])
    }

    @Test func `of a programme has row-level security and begins its key with programme_id`() async throws {
        #expect(try await Self.names("tables WHERE programme AND NOT (secured AND NOT forced AND policies > 0)") == [])
        let wrong: [String] = try await Self.database.value.all(
            """
            SELECT index.indexrelid::regclass::text
            FROM pg_index AS index
            JOIN catalogue.tables ON tables.id = index.indrelid
            JOIN pg_attribute AS first ON first.attrelid = index.indrelid AND first.attnum = index.indkey[0]
            WHERE index.indisunique AND tables.programme AND first.attname <> 'programme_id'
            """
        )
        // The short code by which commands name a programme is unique among all programmes.
        #expect(wrong == ["tenancy.programme_code_key"])
    }

    @Test func `that is nobody's is a code list, which the service only reads`() async throws {
        #expect(
            try await Self.names("tables WHERE NOT tenant AND NOT programme AND NOT sign_in")
                == ["collection.period", "collection.period_level", "outbox.lease", "schema.migration"]
        )
        #expect(
            try await Self.names(
                """
                tables WHERE NOT tenant AND NOT programme AND NOT sign_in
                    -- Which service reads the outbox is no list: the services take turns.
                    AND name <> 'outbox.lease'
                    AND (has_table_privilege('banmo_service', id, 'INSERT, UPDATE, DELETE')
                        OR NOT has_table_privilege('banmo_service', id, 'SELECT'))
                """
            ) == []
        )
    }

    @Test func `of sign-in is seen by the role sign-in and no other`() async throws {
        let policies: [String] = try await Self.database.value.all(
            """
            SELECT DISTINCT pg_get_expr(polqual, polrelid) FROM pg_policy
            JOIN catalogue.tables ON tables.id = polrelid
            WHERE sign_in
            """
        )
        #expect(policies == ["(( SELECT current_setting('app.role'::text) AS current_setting) = 'sign-in'::text)"])
        #expect(try await Self.names("tables WHERE sign_in AND NOT (secured AND policies = 1)") == [])
    }

    @Test func `has policies that read settings and its own columns, nothing else`() async throws {
        let wrong: [String] = try await Self.database.value.all(
            """
            SELECT polrelid::regclass || ': ' || polname
            FROM pg_policy
            CROSS JOIN LATERAL (
                SELECT concat_ws(' ', pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) AS text
            ) AS expression
            WHERE text ~* '\\mfrom\\M'
                OR regexp_replace(text, 'current_setting\\(''app\\.(tenant|programme|colleges|role|member)''::text\\)', '', 'g')
                    ~ '\\w\\('
            """
        )
        #expect(wrong == [])
    }

    /// A setting outside a subquery is read anew for every row, which made a figure page of many colleges take seconds.
    @Test func `has policies that read settings once a statement`() async throws {
        let wrong: [String] = try await Self.database.value.all(
            """
            SELECT polrelid::regclass || ': ' || polname
            FROM pg_policy
            CROSS JOIN LATERAL (
                SELECT concat_ws(' ', pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) AS text
            ) AS expression
            WHERE regexp_count(text, 'current_setting\\(') <> regexp_count(text, 'SELECT \\(*current_setting\\(')
            """
        )
        #expect(wrong == [])
    }

    @Test func `that only grows gives the service no right to change or remove`() async throws {
        #expect(
            try await Self.names(
                """
                tables WHERE name IN ('tenancy.audit', 'lifecycle.transition', 'lifecycle.veto', 'lifecycle.expert_veto',
                    'lifecycle.assignment', 'evidence.citation',
                    'collection.change', 'collection.past_value')
                    AND has_table_privilege('banmo_service', id, 'UPDATE, DELETE')
                """
            ) == []
        )
    }

    @Test func `is free of triggers, rules and views that would run as their owner`() async throws {
        let wrong: [String] = try await Self.database.value.all(
            """
            SELECT tgname::text FROM pg_trigger WHERE NOT tgisinternal
            UNION ALL
            SELECT rulename::text FROM pg_rewrite JOIN catalogue.relations ON id = ev_class WHERE rulename <> '_RETURN'
            UNION ALL
            SELECT name FROM catalogue.relations
            WHERE relkind IN ('v', 'm') AND NOT coalesce(reloptions::text LIKE '%security_invoker=true%', false)
            """
        )
        #expect(wrong == [])
    }

    @Test func `belongs to an owner whom nobody signs in as`() async throws {
        #expect(try await Self.names("relations WHERE relowner <> 'banmo_owner'::regrole") == [])
        let database = try await Self.database.value
        let roles: [String] = try await database.all(
            """
            SELECT rolname::text FROM pg_roles
            WHERE rolname LIKE 'banmo%' AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)
            """
        )
        #expect(roles == [])
        #expect(
            try await database.one("SELECT NOT rolcanlogin FROM pg_roles WHERE rolname = 'banmo_owner'", as: Bool.self)
        )
        let owned: Int = try await database.one(
            """
            SELECT (SELECT count(*) FROM pg_class WHERE relowner = 'banmo_service'::regrole)
                + (SELECT count(*) FROM pg_namespace WHERE nspowner = 'banmo_service'::regrole)
                + (SELECT count(*) FROM pg_proc WHERE proowner = 'banmo_service'::regrole)
                + (SELECT count(*) FROM pg_auth_members WHERE member = 'banmo_service'::regrole)
            """
        )
        #expect(owned == 0)
    }

    @Test func `grants nothing to everyone, nor any right but reading and writing to the service`() async throws {
        let wrong: [String] = try await Self.database.value.all(
            """
            WITH granted AS (
                SELECT name AS object, coalesce(relacl, acldefault('r', relowner)) AS acl FROM catalogue.relations
                UNION ALL
                SELECT nspname::text, coalesce(nspacl, acldefault('n', nspowner)) FROM catalogue.schemas
                UNION ALL
                SELECT proname::text, coalesce(proacl, acldefault('f', proowner)) FROM pg_proc
                WHERE pronamespace IN (SELECT oid FROM catalogue.schemas)
                UNION ALL
                SELECT datname::text, coalesce(datacl, acldefault('d', datdba)) FROM pg_database
                WHERE datname = current_database()
                UNION ALL
                SELECT attrelid::regclass || '.' || attname, attacl FROM pg_attribute
                JOIN catalogue.relations ON id = attrelid WHERE attacl IS NOT NULL
            )
            SELECT object || ' ' || privilege_type
            FROM granted CROSS JOIN LATERAL aclexplode(acl)
            WHERE grantee = 0
                OR grantee = 'banmo_service'::regrole AND (is_grantable
                    OR privilege_type NOT IN
                        ('SELECT', 'INSERT', 'UPDATE', 'DELETE', 'USAGE', 'EXECUTE', 'CONNECT', 'TEMPORARY'))
            """
        )
        #expect(wrong == [])
    }

    private static func names(_ fragment: SQL) async throws -> [String] {
        try await database.value.all("SELECT name FROM catalogue." + fragment + " ORDER BY name")
    }

    /// A migrated database, seen by a superuser, with views that sort its tables.
    private static let database = Task {
        let empty = try await EmptyDatabase()
        let pool = empty.pool()
        _ = try await Migrator(pool: pool, migrations: try Migration.all()).migrate()
        try await pool.withConnection { try await $0.script(catalogue) }
        return pool
    }

    private static let catalogue = """
        CREATE SCHEMA catalogue;
        CREATE VIEW catalogue.schemas AS
        SELECT * FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema$|catalogue$)';
        CREATE VIEW catalogue.relations AS
        SELECT pg_class.oid AS id, nspname || '.' || relname AS name, relkind, relowner, relacl, reloptions,
            relrowsecurity, relforcerowsecurity
        FROM pg_class JOIN catalogue.schemas ON schemas.oid = relnamespace
        WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S');
        CREATE VIEW catalogue.tables AS
        SELECT id, name, relrowsecurity AS secured, relforcerowsecurity AS forced,
            (SELECT count(*) FROM pg_policy WHERE polrelid = id AND polpermissive) AS policies,
            EXISTS (SELECT FROM pg_index WHERE indrelid = id AND indisprimary) AS keyed,
            sign_in, has_tenant AND NOT sign_in AS tenant, has_programme AND NOT has_tenant AND NOT sign_in AS programme
        FROM catalogue.relations
        CROSS JOIN LATERAL (
            SELECT coalesce(bool_or(attname = 'tenant_id'), false) AS has_tenant,
                coalesce(bool_or(attname = 'programme_id'), false) AS has_programme,
                name IN ('tenancy.password', 'tenancy.failure', 'tenancy.session', 'tenancy.second_factor',
                    'tenancy.recovery_code', 'tenancy.seal', 'tenancy.kept_form') AS sign_in
            FROM pg_attribute WHERE attrelid = id AND attnum > 0 AND NOT attisdropped
        ) AS kind
        WHERE relkind IN ('r', 'p');
        """
}
