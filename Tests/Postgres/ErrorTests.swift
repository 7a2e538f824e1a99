import Postgres
import Testing

@Suite struct `An error of the server` {
    @Test func `is typed and says what it is about`() async throws {
        let connection = try await Database.connection()
        try await connection.script(
            """
            CREATE TEMPORARY TABLE parent (
                id int8 PRIMARY KEY,
                name text NOT NULL CONSTRAINT name_length CHECK (length(name) < 9)
            );
            CREATE TEMPORARY TABLE child (parent int8 CONSTRAINT child_parent REFERENCES parent (id));
            """
        )
        try await connection.execute("INSERT INTO parent VALUES (1, 'a')")
        let cases: [(SQL, SQLState, String?)] = [
            ("INSERT INTO parent VALUES (1, 'b')", .uniqueViolation, "parent_pkey"),
            ("INSERT INTO child VALUES (2)", .foreignKeyViolation, "child_parent"),
            ("INSERT INTO parent VALUES (2, 'far too long')", .checkViolation, "name_length"),
            ("INSERT INTO parent (id) VALUES (3)", .notNullViolation, nil),
            ("SELECT * FROM no_such_table", .undefinedTable, nil),
            ("SELEKT", .syntaxError, nil),
            ("SELECT 1 / \(0)", .divisionByZero, nil),
            ("SELECT \("x")::int8", .invalidTextRepresentation, nil),
        ]
        for (statement, state, constraint) in cases {
            let error = await #expect(throws: PostgresError.self) { try await connection.execute(statement) }
            #expect(error?.state == state)
            #expect(error?.constraint == constraint)
            #expect(error?.statement == statement.text)
        }
        let missing = await #expect(throws: PostgresError.self) {
            try await connection.execute("INSERT INTO parent (id) VALUES (3)")
        }
        #expect(missing?.column == "name")
        #expect(missing?.table == "parent")
        #expect(missing?.detail?.contains("(3, null)") == true)
    }

    @Test func `points at the place, counted in characters`() async throws {
        let connection = try await Database.connection()
        let error = await #expect(throws: PostgresError.self) { try await connection.execute("SELECT '海外学院', nowhere") }
        #expect(error?.position == 16)
        #expect(error?.description.contains("SELECT '海外学院', ⟨here⟩nowhere") == true)
    }

    @Test func `leaves the connection usable`() async throws {
        let connection = try await Database.connection()
        for _ in 0..<100 {
            await #expect(throws: PostgresError.self) { try await connection.execute("SELECT 1 / 0") }
            await #expect(throws: PostgresError.self) {
                try await connection.readOnce("SELECT 1 / 0") { (a: Int) in a }
            }
            #expect(try await connection.readOnce("SELECT 1::int8") { (a: Int) in a } == [1])
        }
    }

    @Test func `of a lacking privilege is typed`() async throws {
        let connection = try await Database.connection()
        try await connection.transaction { transaction in
            try await transaction.script(
                "CREATE ROLE nobody_\(connection.processID); SET LOCAL ROLE nobody_\(connection.processID);"
            )
            let error = await #expect(throws: PostgresError.self) {
                try await transaction.savepoint { try await transaction.execute("SELECT * FROM pg_authid") }
            }
            #expect(error?.state == .insufficientPrivilege)
        }
        try await connection.script("DROP ROLE nobody_\(connection.processID)")
    }

    @Test func `COPY is not run as a statement`() async throws {
        let connection = try await Database.connection()
        await #expect(throws: Misuse.self) { try await connection.execute("COPY pg_class TO STDOUT") }
        await #expect(throws: Misuse.self) { try await connection.copyIn("SELECT 1") { _ in } }
        #expect(try await connection.one("SELECT 1", as: Int.self) == 1)
    }
}
