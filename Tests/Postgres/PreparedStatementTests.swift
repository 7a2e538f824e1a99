import Postgres
import Testing

@Suite struct `Prepared statements` {
    private func prepared(_ connection: Connection) async throws -> [String] {
        try await connection.all("SELECT statement FROM pg_prepared_statements ORDER BY prepare_time", as: String.self)
    }

    @Test func `are prepared once`() async throws {
        let connection = try await Database.connection()
        for number in 0..<5 { try await connection.execute("SELECT \(number)") }
        #expect(try await prepared(connection).filter { $0 == "SELECT $1" }.count == 1)
        try await connection.execute("SELECT \("a")")
        #expect(try await prepared(connection).filter { $0 == "SELECT $1" }.count == 2)
    }

    @Test func `make room for new ones, the least recently used first`() async throws {
        let connection = try await Database.connection(statementLimit: 3)
        let list: SQL = "SELECT statement FROM pg_prepared_statements"
        for round in 0..<50 {
            #expect(try await connection.one("SELECT 'kept', \(round)") { (_: String, number: Int) in number } == round)
            let passing = Array(repeating: " " as SQL, count: round).joined(by: "")
            #expect(try await connection.one("SELECT \(round)\(passing)", as: Int.self) == round)
        }
        let left = try await connection.all(list, as: String.self)
        #expect(left.count <= 4)
        #expect(left.contains("SELECT 'kept', $1"))
    }

    @Test func `are not believed prepared when an earlier statement of the pipeline failed`() async throws {
        let connection = try await Database.connection()
        await #expect(throws: PostgresError.self) {
            try await connection.transaction { try await $0.pipeline(["SELECT 1 / 0", "SELECT 'after', \(1)"]) }
        }
        let after = try await connection.transaction { transaction in
            try await transaction.execute("SELECT 'before'")
            return try await transaction.one("SELECT 'after', \(1)") { (_: String, number: Int) in number }
        }
        #expect(after == 1)
        let error = await #expect(throws: PostgresError.self) { try await connection.execute("SELECT nonsense") }
        #expect(error?.state == .undefinedColumn)
        try await connection.execute("CREATE TEMPORARY TABLE late AS SELECT 3::int8 AS number")
        for _ in 0..<2 { #expect(try await connection.one("SELECT number FROM late", as: Int.self) == 3) }
    }

    @Test func `are prepared again when a table has changed`() async throws {
        let connection = try await Database.connection()
        try await connection.execute("CREATE TEMPORARY TABLE thing AS SELECT 1::int8 AS a")
        #expect(try await connection.one("SELECT * FROM thing", as: Int.self) == 1)
        try await connection.execute("ALTER TABLE thing ALTER COLUMN a TYPE text")
        #expect(try await connection.one("SELECT * FROM thing", as: String.self) == "1")
        try await connection.execute("ALTER TABLE thing ALTER COLUMN a TYPE int8 USING a::int8")
        #expect(try await connection.readOnce("SELECT * FROM thing") { (a: Int) in a } == [1])
        #expect(try await connection.transaction { try await $0.one("SELECT * FROM thing", as: Int.self) } == 1)
        try await connection.execute("ALTER TABLE thing ALTER COLUMN a TYPE text")
        #expect(try await connection.transaction { try await $0.one("SELECT * FROM thing", as: String.self) } == "1")
        try await connection.execute("ALTER TABLE thing ADD COLUMN b int8 DEFAULT 2")
        let both = try await connection.readOnce("SELECT * FROM thing") { (a: String, b: Int) in "\(a)\(b)" }
        #expect(both == ["12"])
    }

    @Test func `are prepared again when the server has forgotten them`() async throws {
        let connection = try await Database.connection()
        for _ in 0..<3 {
            #expect(try await connection.one("SELECT \(4)", as: Int.self) == 4)
            try await connection.script("DEALLOCATE ALL")
        }
        #expect(try await connection.transaction { try await $0.one("SELECT \(4)", as: Int.self) } == 4)
        #expect(try await connection.readOnce("SELECT \(4)") { (a: Int) in a } == [4])
    }
}
