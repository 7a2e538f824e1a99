import Foundation
import Postgres
import Support
import Synchronization
import Testing

@Suite struct `Reads that fly together` {
    /// What one asker of a tenant hears: its own row, or what went wrong.
    private static func read(_ pool: Pool, tenant: String, _ query: SQL) async throws -> [String] {
        try await pool.readingShared(opening: [try .setLocal("app.tenant", to: tenant)]) { transaction in
            try await transaction.all(query)
        }
    }

    private static func own(_ tenant: String, _ nonce: Int) -> SQL {
        "SELECT current_setting('app.tenant') || ' ' || \(nonce)"
    }

    @Test func `use two connections, however many ask`() async throws {
        let pool = try Database.pool(limit: 8)
        try await withThrowingTaskGroup { group in
            for number in 0..<500 {
                group.addTask {
                    let tenant = "t\(number % 38)"
                    let rows = try await Self.read(pool, tenant: tenant, Self.own(tenant, number))
                    #expect(rows == ["\(tenant) \(number)"])
                }
            }
            try await group.waitForAll()
        }
        #expect(pool.census.connections <= 2)
        await pool.drain()
    }

    @Test func `run one query each`() async throws {
        let pool = try Database.pool()
        await #expect(throws: Misuse.self) {
            try await pool.readingShared { transaction in
                try await transaction.execute("SELECT 1")
                try await transaction.execute("SELECT 2")
            }
        }
        await #expect(throws: Misuse.self) { try await pool.readingShared { try await $0.pipeline(["SELECT 1"]) } }
        await #expect(throws: Misuse.self) {
            try await pool.readingShared { try await $0.script("SELECT 1") }
        }
        await pool.drain()
    }

    @Test func `write nothing`() async throws {
        let pool = try Database.pool()
        try await pool.execute("CREATE TABLE flown AS SELECT 1::int8 AS id")
        await #expect(throws: PostgresError.self) {
            try await pool.readingShared { try await $0.execute("DELETE FROM flown") }
        }
        #expect(try await pool.one("SELECT count(*) FROM flown", as: Int.self) == 1)
        try await pool.execute("DROP TABLE flown")
        await pool.drain()
    }

    @Test func `don't wait for one that was cancelled`() async throws {
        let pool = try Database.pool()
        let slow = (0..<4).map { _ in
            Task { try await Self.read(pool, tenant: "slow", "SELECT pg_sleep(600)::text, 'slow flight'") }
        }
        try await Task.sleep(for: .milliseconds(50))
        let others = (0..<20).map { number in
            Task { try await Self.read(pool, tenant: "t", Self.own("t", number)) }
        }
        try await Task.sleep(for: .milliseconds(50))
        for task in slow { task.cancel() }
        for (number, task) in others.enumerated() { #expect(try await task.value == ["t \(number)"]) }
        for task in slow { await #expect(throws: CancellationError.self) { try await task.value } }
        #expect(
            try await eventually {
                let running: Int = try await pool.one(
                    """
                    SELECT count(*) FROM pg_stat_activity
                    WHERE query LIKE '%slow flight%' AND state = 'active' AND pid <> pg_backend_pid()
                    """
                )
                return running == 0
            }
        )
        await pool.drain()
    }

    @Test func `prepare their statements anew when a table has changed`() async throws {
        let pool = try Database.pool()
        try await pool.execute("CREATE TABLE changed_in_flight AS SELECT 1::int8 AS a")
        let query: SQL = "SELECT count(*) FROM (SELECT * FROM changed_in_flight) AS every"
        for column in ["b", "c", "d"] {
            try await withThrowingTaskGroup { group in
                for _ in 0..<20 {
                    group.addTask {
                        let counts: [Int] = try await pool.readingShared { try await $0.all(query) }
                        #expect(counts == [1])
                    }
                }
                try await group.waitForAll()
            }
            try await pool.withConnection {
                try await $0.script("ALTER TABLE changed_in_flight ADD COLUMN \(column) int8; DISCARD PLANS")
            }
        }
        try await pool.execute("DROP TABLE changed_in_flight")
        await pool.drain()
    }

    /// What became of many.
    private final class Count: Sendable {
        private let counts = Mutex<[String: Int]>([:])
        func note(_ what: String) { counts.withLock { $0[what, default: 0] += 1 } }
        subscript(_ what: String) -> Int { counts.withLock { $0[what, default: 0] } }
    }

    /// `BANMO_FLIGHTS` says how many.
    @Test func `give each its own row or a clear error, whatever happens to others`() async throws {
        let reads = ProcessInfo.processInfo.environment["BANMO_FLIGHTS"].flatMap(Int.init) ?? 6_000
        let pool = try Database.pool(limit: 4)
        let count = Count()
        try await withThrowingTaskGroup { group in
            for asker in 0..<38 {
                group.addTask {
                    for number in 0..<(reads / 38) {
                        try await Self.askAtRandom(pool, tenant: "t\(asker)", number, count)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(count["own"] > reads / 2)
        for what in ["fault", "cancelled", "lost"] { #expect(count[what] > 0, "\(what)") }
        #expect(try await Self.read(pool, tenant: "last", Self.own("last", 1)) == ["last 1"])
        await pool.drain()
    }

    private static func askAtRandom(_ pool: Pool, tenant: String, _ number: Int, _ count: Count) async throws {
        let kind = Int.random(in: 0..<1_000)
        let query: SQL =
            switch kind {
            case 0..<50: "SELECT (1 / (\(number) - \(number)))::text"
            case 50..<52: "SELECT pg_terminate_backend(pg_backend_pid())::text"
            case 52..<80: "SELECT pg_sleep(0.002)::text || current_setting('app.tenant') || ' ' || \(number)"
            default: own(tenant, number)
            }
        let task = Task { try await read(pool, tenant: tenant, query) }
        if kind >= 60, kind < 120 {
            if Bool.random() { try await Task.sleep(for: .microseconds(Int.random(in: 0..<2_000))) }
            task.cancel()
        }
        do {
            let rows = try await task.value
            #expect(rows == ["\(tenant) \(number)"])
            count.note("own")
        } catch let error as PostgresError {
            #expect(kind < 50, "\(error)")
            count.note("fault")
        } catch is CancellationError {
            #expect((60..<120).contains(kind))
            count.note("cancelled")
        } catch is ConnectionLost {
            count.note("lost")
        }
    }
}
