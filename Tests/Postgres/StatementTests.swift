import Foundation
import Postgres
import Testing

@Suite struct `A statement` {
    @Test func `turns interpolated values into numbered parameters`() {
        let statement: SQL = "SELECT \(1), \("two"), \(true)"
        #expect(statement.text == "SELECT $1, $2, $3")
    }

    @Test func `splices another statement in and renumbers its parameters`() {
        let condition: SQL = "name = \("x") OR name = \("y")"
        let statement: SQL = "SELECT \(0) FROM t WHERE (\(condition)) AND id = \(7)"
        #expect(statement.text == "SELECT $1 FROM t WHERE (name = $2 OR name = $3) AND id = $4")
    }

    @Test func `is joined from parts`() {
        let conditions: [SQL] = ["a = \(1)", "b", "c = \(2)"]
        #expect(conditions.joined(by: " AND ").text == "a = $1 AND b AND c = $2")
        #expect(([] as [SQL]).joined(by: " AND ").text == "")
        #expect(("x = \(1)" + " AND y = \(2)" as SQL).text == "x = $1 AND y = $2")
    }

    @Test func `never takes a string as text, even one that stands in the source`() {
        let statement: SQL = "SELECT \("literal"), \("with \(1) inside")"
        #expect(statement.text == "SELECT $1, $2")
    }

    @Test func `cannot be broken out of`() async throws {
        let connection = try await Database.connection()
        try await connection.execute("CREATE TEMPORARY TABLE student (name text)")
        let name = "Robert'); DROP TABLE student; --"
        try await connection.execute("INSERT INTO student VALUES (\(name))")
        #expect(try await connection.all("SELECT name FROM student WHERE name = \(name)") == [name])
    }

    @Test(arguments: ["\u{0}", "a\u{0}b", "end\u{0}"])
    func `with a NUL is refused before it is sent`(text: String) async throws {
        let connection = try await Database.connection()
        let refused = await #expect(throws: UnsendableParameter.self) {
            try await connection.execute("SELECT \(1), \(text)")
        }
        #expect(refused?.number == 2)
        #expect(await connection.roundTrips == 0)
        await #expect(throws: UnsendableParameter.self) { try await connection.execute("SELECT \(["ok", text])") }
    }

    @Test func `with too many parameters is refused`() async throws {
        let connection = try await Database.connection()
        let many = (0..<65_536).map { "\($0)" as SQL }.joined(by: ", ")
        await #expect(throws: Misuse.self) { try await connection.execute("SELECT \(many)") }
        let most = (0..<1600).map { "\($0)" as SQL }.joined(by: ", ")
        #expect(try await connection.execute("SELECT \(most)") == 1)
    }
}

@Suite struct `A local setting` {
    @Test func `is a literal`() throws {
        let setting = try SQL.setLocal("app.colleges", to: "{a-1,b_2:C.3 d}")
        #expect(setting.text == "SET LOCAL app.colleges = '{a-1,b_2:C.3 d}'")
    }

    @Test(arguments: ["'", "a'b", "\\", "\n", ";", "é", "$$", "\u{0}", "\""])
    func `refuses whatever could end the literal`(value: String) {
        #expect(throws: InvalidSetting.self) { try SQL.setLocal("app.tenant", to: value) }
    }

    @Test func `holds until the transaction ends`() async throws {
        let connection = try await Database.connection()
        let inside = try await connection.transaction(opening: [try SQL.setLocal("app.tenant", to: "t1")]) {
            try await $0.one("SELECT current_setting('app.tenant')", as: String.self)
        }
        #expect(inside == "t1")
        #expect(try await connection.one("SELECT current_setting('app.tenant')", as: String.self) == "")
    }
}
