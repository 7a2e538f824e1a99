import Glibc
import Postgres
import Support
import Testing

@Suite struct `A cancelled task` {
    /// How many statements like this one run on the server now.
    private func running(_ marker: String) async throws -> Int {
        try await Database.connection().one(
            """
            SELECT count(*) FROM pg_stat_activity
            WHERE state = 'active' AND pid <> pg_backend_pid() AND query LIKE \("%" + marker + "%")
            """
        )
    }

    @Test func `ends its query on the server and leaves the connection usable`() async throws {
        let connection = try await Database.connection()
        let task = Task { try await connection.execute("SELECT pg_sleep(600), 'marker one'") }
        #expect(try await eventually { try await running("marker one") == 1 })
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try await running("marker one") == 0)
        for number in 0..<100 { #expect(try await connection.one("SELECT \(number)", as: Int.self) == number) }
    }

    @Test func `ends its query even if the server hears of that before it hears of the query`() async throws {
        let connection = try await Database.connection()
        kill(connection.processID, SIGSTOP)
        let task = Task { try await connection.execute("SELECT pg_sleep(600), 'marker three'") }
        try await Task.sleep(for: .milliseconds(20))
        task.cancel()
        try await Task.sleep(for: .milliseconds(20))
        kill(connection.processID, SIGCONT)
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try await connection.one("SELECT 1", as: Int.self) == 1)
    }

    @Test func `undoes its transaction, which may not hold locks any longer`() async throws {
        let pool = try Database.pool(limit: 2)
        try await pool.execute("CREATE TABLE cancelled_entry AS SELECT 1::int8 AS id")
        let task = Task {
            try await pool.transaction { transaction in
                try await transaction.execute("UPDATE cancelled_entry SET id = 2")
                try await transaction.execute("SELECT pg_sleep(600), 'marker two'")
            }
        }
        #expect(try await eventually { try await running("marker two") == 1 })
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try await pool.execute("UPDATE cancelled_entry SET id = id + 10") == 1)
        #expect(try await pool.one("SELECT id FROM cancelled_entry", as: Int.self) == 11)
        try await pool.execute("DROP TABLE cancelled_entry")
        await pool.drain()
    }

    @Test func `sends nothing when it was cancelled before`() async throws {
        let connection = try await Database.connection()
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            try await connection.execute("SELECT 1")
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(await connection.roundTrips == 0)
        let commit = Task {
            try await connection.transaction { transaction in
                try await transaction.execute("CREATE TABLE cancelled_never (id int8)")
                withUnsafeCurrentTask { $0?.cancel() }
            }
        }
        await #expect(throws: CancellationError.self) { try await commit.value }
        #expect(try await connection.one("SELECT to_regclass('cancelled_never') IS NULL", as: Bool.self))
    }

    @Test func `ends a COPY, both ways`() async throws {
        let connection = try await Database.connection()
        try await connection.execute("CREATE TEMPORARY TABLE cancelled_line (id int8)")
        let copyIn = Task {
            try await connection.copyIn("COPY cancelled_line FROM STDIN") { writer in
                while true { try await writer.write(row: ["1"]) }
            }
        }
        #expect(try await eventually { try await running("COPY cancelled_line") == 1 })
        copyIn.cancel()
        await #expect(throws: CancellationError.self) { try await copyIn.value }
        let copyOut = Task {
            for try await _ in connection.copyOut("COPY (SELECT pg_sleep(600), 'marker four') TO STDOUT") {}
        }
        #expect(try await eventually { try await running("marker four") == 1 })
        copyOut.cancel()
        await #expect(throws: CancellationError.self) { try await copyOut.value }
        #expect(try await connection.one("SELECT count(*) FROM cancelled_line", as: Int.self) == 0)
    }

    @Test func `never cancels what comes after it, 300 times`() async throws {
        let connection = try await Database.connection()
        for round in 0..<300 {
            let task = Task { try await connection.execute("SELECT pg_sleep(0.001)") }
            try await Task.sleep(for: .microseconds(round * 10))
            task.cancel()
            let after = try await connection.one("SELECT pg_sleep(0.0005), \(round)") { (_: PgVoid, number: Int) in
                number
            }
            #expect(after == round)
            _ = await task.result
        }
    }
}

/// What a function that returns `void` gives.
private struct PgVoid: PostgresDecodable {
    static func decode(_ cell: Cell) throws(CellFault) -> PgVoid { PgVoid() }
}
