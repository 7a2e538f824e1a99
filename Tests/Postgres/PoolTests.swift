import Postgres
import Support
import Testing

@Suite struct `A pool` {
    @Test func `gives 10,000 tasks the right answers over 8 connections`() async throws {
        let pool = try Database.pool(limit: 8) { $0.patience = .seconds(3_600) }
        let opening = [try SQL.setLocal("app.tenant", to: "0")]
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<10_000 {
                group.addTask {
                    let setting = try SQL.setLocal("app.tenant", to: "\(number)")
                    switch number % 3 {
                    case 0: return try await pool.one("SELECT \(number) * 2", as: Int.self) == number * 2
                    case 1:
                        let read = try await pool.readOnce(
                            opening: opening + [setting],
                            "SELECT current_setting('app.tenant'), \(number)"
                        ) {
                            (tenant: String, number: Int) in (tenant, number)
                        }
                        return read.count == 1 && read[0] == ("\(number)", number)
                    default:
                        return try await pool.transaction(opening: [setting], readOnly: number % 2 == 0) {
                            try await $0.one("SELECT current_setting('app.tenant')", as: String.self)
                        } == "\(number)"
                    }
                }
            }
            var right = 0
            for try await isRight in group where isRight { right += 1 }
            #expect(right == 10_000)
        }
        #expect(pool.census.connections <= 8)
        #expect(pool.census.waiting == 0)
        await pool.drain()
    }

    @Test func `that has found the server out of reach keeps nobody else waiting`() async throws {
        let nowhere = DatabaseAddress("host=/nowhere dbname=postgres")
        var configuration = Pool.Configuration(nowhere)
        configuration.patience = .milliseconds(100)
        let pool = Pool(configuration)
        await #expect(throws: ConnectFailed.self) { try await pool.withConnection { _ in } }
        // Whoever waited would wait an hour.
        await #expect(throws: ConnectFailed.self) {
            try await pool.withConnection(deadline: .seconds(3_600)) { _ in }
        }
        await pool.drain()
    }

    @Test func `that is exhausted says so in time`() async throws {
        // Whoever forgot the deadline would wait an hour.
        let pool = try Database.pool(limit: 1) { $0.patience = .seconds(3_600) }
        try await pool.withConnection { _ in
            let timeout = await #expect(throws: PoolTimeout.self) {
                try await pool.withConnection(deadline: .milliseconds(100)) { _ in }
            }
            #expect(timeout?.limit == 1)
            #expect(timeout?.waited == .milliseconds(100))
            await withTaskGroup(of: Void.self) { group in
                for milliseconds in [30, 10, 20] {
                    group.addTask {
                        _ = await #expect(throws: PoolTimeout.self) {
                            try await pool.withConnection(deadline: .milliseconds(milliseconds)) { _ in }
                        }
                    }
                }
            }
        }
        #expect(pool.census.waiting == 0)
        #expect(try await pool.one("SELECT 1", as: Int.self) == 1)
    }

    @Test func `serves those who wait in the order they came`() async throws {
        // Whoever lost patience would leave the line, and the test would wait for the line to be that long again.
        let pool = try Database.pool(limit: 1) { $0.patience = .seconds(3_600) }
        let served = Served()
        var tasks: [Task<Void, any Error>] = []
        try await pool.withConnection { _ in
            for number in 0..<50 {
                tasks.append(Task { try await pool.withConnection { _ in await served.append(number) } })
                let isInLine = try await eventually { pool.census.waiting == number + 1 }
                #expect(isInLine)
            }
        }
        for task in tasks { try await task.value }
        #expect(await served.numbers == Array(0..<50))
    }

    @Test func `lets go of those who were cancelled while waiting`() async throws {
        let pool = try Database.pool(limit: 1) { $0.patience = .seconds(3_600) }
        try await pool.withConnection { _ in
            let tasks = (0..<10).map { _ in Task { try await pool.withConnection { _ in } } }
            let areInLine = try await eventually { pool.census.waiting == 10 }
            #expect(areInLine)
            for task in tasks { task.cancel() }
            for task in tasks { await #expect(throws: CancellationError.self) { try await task.value } }
            #expect(pool.census.waiting == 0)
        }
        #expect(try await pool.one("SELECT 1", as: Int.self) == 1)
    }

    @Test func `cleans a connection that was left in a transaction or a COPY`() async throws {
        let pool = try Database.pool(limit: 1)
        try await pool.withConnection { connection in
            try await connection.execute("BEGIN")
            try await connection.execute("CREATE TABLE left_behind (id int8)")
        }
        #expect(try await pool.one("SELECT to_regclass('left_behind') IS NULL", as: Bool.self))
        await #expect(throws: PostgresError.self) {
            try await pool.transaction { try await $0.execute("SELECT 1 / 0") }
        }
        try await pool.withConnection { connection in
            for try await _ in connection.copyOut("COPY (SELECT generate_series(1, 1000000)) TO STDOUT") { break }
        }
        #expect(try await pool.one("SELECT 1", as: Int.self) == 1)
        #expect(pool.census.connections == 1)
    }

    @Test func `drains: no new leases, those under way end well, run returns`() async throws {
        let pool = try Database.pool(limit: 2) { $0.minimumConnections = 2 }
        let running = Task { try await pool.run() }
        #expect(try await eventually { pool.census.idle == 2 })
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        let (released, release) = AsyncStream.makeStream(of: Void.self)
        let underWay = Task {
            try await pool.withConnection { connection in
                start.finish()
                for await _ in released {}
                return try await connection.one("SELECT 5", as: Int.self)
            }
        }
        for await _ in started {}
        let draining = Task { await pool.drain() }
        #expect(try await eventually { pool.census.idle == 0 })
        await #expect(throws: PoolClosed.self) { try await pool.withConnection { _ in } }
        release.finish()
        #expect(try await underWay.value == 5)
        await draining.value
        try await running.value
        #expect(pool.census.connections == 0)
        await pool.drain()
    }

    @Test func `keeps its minimum, replaces what broke and closes what nobody needs`() async throws {
        let pool = try Database.pool(limit: 4) {
            $0.minimumConnections = 1
            $0.healthInterval = .milliseconds(20)
            $0.idleLimit = .milliseconds(50)
        }
        let running = Task { try await pool.run() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 { group.addTask { try await pool.execute("SELECT pg_sleep(0.05)") } }
            try await group.waitForAll()
        }
        #expect(try await eventually { pool.census.connections == 1 && pool.census.idle == 1 })
        let first = try await pool.one("SELECT pg_backend_pid()", as: Int32.self)
        try await Database.connection().execute("SELECT pg_terminate_backend(\(first))")
        let hasAnother = try await eventually {
            // Whoever comes while it is being ended may still be given it.
            do { return try await pool.one("SELECT pg_backend_pid()", as: Int32.self) != first } catch is ConnectionLost
            {
                return false
            }
        }
        #expect(hasAnother)
        running.cancel()
        try await running.value
    }

    @Test func `says at once what is wrong with an address that can never work`() async throws {
        for address in ["host=/nowhere nonsense=1", "\(try Database.address().conninfo) dbname=no_such_database"] {
            // Whoever waited out this patience would keep the whole run waiting.
            var configuration = Pool.Configuration(DatabaseAddress(address))
            configuration.patience = .seconds(3_600)
            let pool = Pool(configuration)
            let error = await #expect(throws: ConnectFailed.self) { try await pool.execute("SELECT 1") }
            #expect(error?.isTransient == false)
            #expect(error?.reason.contains(address.contains("nonsense") ? "nonsense" : "no_such_database") == true)
            #expect(pool.census.connections == 0)
        }
    }
}

/// Who was served, in order.
private actor Served {
    var numbers: [Int] = []

    func append(_ number: Int) {
        numbers.append(number)
    }
}
