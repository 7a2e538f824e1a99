import Foundation
import Postgres
import Testing

@Suite struct `COPY` {
    @Test func `takes rows in and gives the same out`() async throws {
        let connection = try await Database.connection()
        try await connection.execute("CREATE TEMPORARY TABLE line (id int8, text text)")
        let nasty: [String?] = [
            nil, "", "\\", "\\N", "\\.", "a\tb", "a\nb", "a\r\nb", "'\"", "海外学院 👩🏽‍🎓", "\u{1}\u{8}\u{B}\u{C}",
        ]
        let count = try await connection.copyIn("COPY line FROM STDIN") { writer in
            for (id, text) in nasty.enumerated() { try await writer.write(row: ["\(id)", text]) }
        }
        #expect(count == nasty.count)
        #expect(try await connection.all("SELECT text FROM line ORDER BY id", as: String?.self) == nasty)
        var out: [UInt8] = []
        for try await piece in connection.copyOut("COPY (SELECT * FROM line ORDER BY id) TO STDOUT") { out += piece }
        try await connection.execute("TRUNCATE line")
        try await connection.copyIn("COPY line FROM STDIN") { writer in
            for start in stride(from: 0, to: out.count, by: 3) {
                try await writer.write(out[start..<min(start + 3, out.count)])
            }
        }
        #expect(try await connection.all("SELECT text FROM line ORDER BY id", as: String?.self) == nasty)
    }

    @Test func `happens in a transaction, with its settings, or not at all`() async throws {
        struct Refusal: Error {}
        let connection = try await Database.connection()
        try await connection.execute("CREATE TEMPORARY TABLE line (id int8)")
        let setting = try SQL.setLocal("app.tenant", to: "t")
        let count = try await connection.transaction(opening: [setting]) { transaction in
            try await transaction.copyIn("COPY line FROM STDIN") { try await $0.write("1\n2\n".utf8) }
            var pieces = 0
            for try await piece in try transaction.copyOut("COPY line TO STDOUT") { pieces += piece.count }
            #expect(pieces == 4)
            return try await transaction.one(
                "SELECT count(*) FROM line WHERE current_setting('app.tenant') = 't'",
                as: Int.self
            )
        }
        #expect(count == 2)
        await #expect(throws: Refusal.self) {
            try await connection.transaction { transaction in
                try await transaction.copyIn("COPY line FROM STDIN") { writer in
                    try await writer.write("3\n".utf8)
                    throw Refusal()
                }
            }
        }
        await #expect(throws: Refusal.self) {
            try await connection.copyIn("COPY line FROM STDIN") { writer in
                for id in 0..<100_000 { try await writer.write(row: ["\(id)"]) }
                throw Refusal()
            }
        }
        #expect(try await connection.one("SELECT count(*) FROM line", as: Int.self) == 2)
    }

    @Test func `refused by the server says which line it was`() async throws {
        let connection = try await Database.connection()
        try await connection.execute("CREATE TEMPORARY TABLE line (id int8)")
        let early = await #expect(throws: PostgresError.self) {
            try await connection.copyIn("COPY line FROM STDIN") { writer in
                try await writer.write("nonsense\n".utf8)
                for id in 0..<200_000 { try await writer.write(row: ["\(id)"]) }
            }
        }
        #expect(early?.state == .invalidTextRepresentation)
        #expect(early?.context?.contains("line 1") == true)
        let late = await #expect(throws: PostgresError.self) {
            try await connection.copyIn("COPY line FROM STDIN") { try await $0.write("1\nx\n".utf8) }
        }
        #expect(late?.context?.contains("line 2") == true)
        #expect(try await connection.one("SELECT count(*) FROM line", as: Int.self) == 0)
    }

    @Test func `of a table that is not there, or from a closed writer, is an error`() async throws {
        let connection = try await Database.connection()
        let error = await #expect(throws: PostgresError.self) {
            try await connection.copyIn("COPY no_such_table FROM STDIN") { _ in }
        }
        #expect(error?.state == .undefinedTable)
        try await connection.execute("CREATE TEMPORARY TABLE line (id int8)")
        var kept: CopyWriter?
        try await connection.copyIn("COPY line FROM STDIN") { kept = $0 }
        let writer = try #require(kept)
        await #expect(throws: Misuse.self) { try await writer.write([UInt8](repeating: 48, count: 70_000)) }
        #expect(try await connection.one("SELECT 1", as: Int.self) == 1)
    }

    @Test func `cannot be mixed with statements, and being read is given up for one`() async throws {
        let connection = try await Database.connection()
        try await connection.execute("CREATE TEMPORARY TABLE line (id int8)")
        try await connection.copyIn("COPY line FROM STDIN") { writer in
            await #expect(throws: Misuse.self) { try await connection.execute("SELECT 1") }
            try await writer.write("1\n".utf8)
        }
        let copy = connection.copyOut("COPY (SELECT generate_series(1, 10000000)) TO STDOUT").makeAsyncIterator()
        var iterator = copy
        #expect(try await iterator.next()?.isEmpty == false)
        #expect(try await connection.one("SELECT count(*) FROM line", as: Int.self) == 1)
        await #expect(throws: Misuse.self) { try await iterator.next() }
    }

    @Test func `of 128 MB, in and out, takes constant memory`() async throws {
        // A process of its own, since what other tests take meanwhile would count here.
        let address: String = try Database.address().conninfo
        await #expect(processExitsWith: .success) { [address = address as String] in
            let connection = try await Connection.open(DatabaseAddress(address))
            try await connection.execute("CREATE TEMPORARY TABLE line (text text)")
            let line = [UInt8](repeating: 65, count: 1023) + [10]
            let before = residentMegabytes()
            var highest = before
            let count = try await connection.copyIn("COPY line FROM STDIN") { writer in
                for number in 0..<131_072 {
                    try await writer.write(line)
                    if number % 4096 == 0 { highest = max(highest, residentMegabytes()) }
                }
            }
            #expect(count == 131_072)
            var (bytes, pieces) = (0, 0)
            for try await piece in connection.copyOut("COPY line TO STDOUT") {
                if pieces % 64 == 0 { highest = max(highest, residentMegabytes()) }
                bytes += piece.count
                pieces += 1
            }
            #expect(bytes == 131_072 * 1024)
            #expect(highest - before < 64, "grew by \(highest - before) MB")
        }
    }
}

/// This process's memory, by the kernel's count of pages.
private func residentMegabytes() -> Int {
    let pages = FileManager.default.contents(atPath: "/proc/self/statm").flatMap { statm in
        String(decoding: statm, as: UTF8.self).split(separator: " ").dropFirst().first.flatMap { Int($0) }
    }
    return (pages ?? 0) * 4096 / 1_048_576
}
