import Foundation
import Postgres
import Testing

@Suite struct `Rows` {
    struct College: Equatable {
        let id: Int
        let name: String
        let motto: String?

        init(id: Int, name: String, motto: String?) {
            self.id = id
            self.name = name
            self.motto = motto
        }
    }

    @Test func `are made by an initialiser whose parameters say the types`() async throws {
        let connection = try await Database.connection()
        let colleges = try await connection.all(
            "SELECT id, 'College ' || id, CASE WHEN id = 2 THEN 'onward' END FROM generate_series(1, 2) AS id",
            College.init
        )
        #expect(
            colleges == [
                College(id: 1, name: "College 1", motto: nil), College(id: 2, name: "College 2", motto: "onward"),
            ]
        )
    }

    @Test func `may be none, the first, or the one`() async throws {
        let connection = try await Database.connection()
        #expect(try await connection.first("SELECT 1 WHERE false", as: Int.self) == nil)
        #expect(try await connection.first("SELECT generate_series(5, 9)", as: Int.self) == 5)
        #expect(try await connection.all("SELECT 1 WHERE false", as: Int.self) == [])
        await #expect(throws: NoRow.self) { try await connection.one("SELECT 1 WHERE false", as: Int.self) }
        await #expect(throws: SeveralRows.self) {
            try await connection.one("SELECT generate_series(1, 2)", as: Int.self)
        }
    }

    @Test func `say how many they affected`() async throws {
        let connection = try await Database.connection()
        try await connection.execute("CREATE TEMPORARY TABLE number AS SELECT generate_series(1, 10) AS n")
        #expect(try await connection.execute("UPDATE number SET n = n + 1 WHERE n > \(4)") == 6)
        #expect(try await connection.execute("DELETE FROM number") == 10)
        #expect(try await connection.execute("SELECT 1 WHERE false") == 0)
    }

    @Test func `that do not fit name the column, the types and the place`() async throws {
        let connection = try await Database.connection()
        let line = #line + 2
        let query = {
            try await connection.all("SELECT 1 AS id, now() AS since") { (id: Int, since: String) in (id, since) }
        }
        let fault = await #expect(throws: DecodingFault.self) { try await query() }
        #expect(fault?.column == "since")
        #expect(fault?.postgresType == .timestamptz)
        #expect(fault?.swiftType == "String")
        #expect(fault?.cause == .type)
        #expect(fault?.source.line == line)
        #expect(fault?.source.file.hasSuffix("RowTests.swift") == true)
        #expect(
            fault?.description.contains("column \"since\" (timestamp with time zone) of row 0 is no String") == true
        )
    }

    @Test func `that are null where a value must be, or too large, are faults`() async throws {
        let connection = try await Database.connection()
        let null = await #expect(throws: DecodingFault.self) {
            try await connection.all("SELECT nullif(n, 2)::int8 FROM generate_series(1, 3) AS n", as: Int.self)
        }
        #expect(null?.cause == .null)
        #expect(null?.row == 1)
        let large = await #expect(throws: DecodingFault.self) {
            try await connection.one("SELECT 70000::int8", as: Int16.self)
        }
        #expect(large?.cause == .value("70000 does not fit"))
        await #expect(throws: DecodingFault.self) { try await connection.one("SELECT 1.5::numeric", as: Double.self) }
        await #expect(throws: DecodingFault.self) {
            try await connection.one("SELECT '{{1,2},{3,4}}'::int8[]", as: [Int].self)
        }
        await #expect(throws: DecodingFault.self) {
            try await connection.one("SELECT ARRAY[1, null]::int8[]", as: [Int].self)
        }
    }

    @Test func `with another number of columns are a fault`() async throws {
        let connection = try await Database.connection()
        let mismatch = await #expect(throws: ColumnCountMismatch.self) {
            try await connection.all("SELECT 1 AS a, 2 AS b", as: Int.self)
        }
        #expect(mismatch?.expected == 1)
        #expect(mismatch?.columns == ["a", "b"])
    }
}
