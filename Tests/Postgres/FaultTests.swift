import Postgres
import Support
import Testing

/// Each test has a server of its own, for it is killed with `kill -9`.
@Suite(.serialized) struct `When the server is killed` {
    private static let server = Result { try PostgresServer() }
    private let server: PostgresServer

    init() throws {
        server = try Self.server.get()
    }

    private func pool(limit: Int = 4) -> Pool {
        var configuration = Pool.Configuration(DatabaseAddress(server.address()))
        configuration.maximumConnections = limit
        // A busy machine may take long to start a server again, and no test here waits for longer than that.
        configuration.patience = .seconds(3_600)
        return Pool(configuration)
    }

    /// How many connections sleep or copy on the server now.
    private func busy() async throws -> Int {
        let watcher = try await Connection.open(DatabaseAddress(server.address()))
        return try await watcher.one(
            """
            SELECT count(*) FROM pg_stat_activity
            WHERE state = 'active' AND pid <> pg_backend_pid() AND (wait_event = 'PgSleep' OR query LIKE 'COPY%')
            """
        )
    }

    /// Kills the server while the work is under way, starts it again and gives what the work threw.
    private func lost<Result: Sendable>(
        _ pool: Pool,
        during work: @escaping @Sendable () async throws -> Result
    ) async throws -> ConnectionLost? {
        let task = Task { try await work() }
        #expect(try await eventually { try await busy() == 1 })
        server.kill()
        let error = await #expect(throws: ConnectionLost.self) { try await task.value }
        try server.start()
        #expect(try await pool.one("SELECT 1", as: Int.self) == 1)
        return error
    }

    @Test func `in the middle of a query, the outcome is unknown unless a transaction was open`() async throws {
        let pool = pool()
        let alone = try await lost(pool) { try await pool.execute("SELECT pg_sleep(60)") }
        #expect(alone?.outcomeUnknown == true)
        let inside = try await lost(pool) {
            try await pool.transaction { try await $0.execute("SELECT pg_sleep(60)") }
        }
        #expect(inside?.outcomeUnknown == false)
        let reading = try await lost(pool) {
            try await pool.readOnce("SELECT pg_sleep(60)::text") { (text: String) in text }
        }
        #expect(reading?.outcomeUnknown == false)
    }

    @Test func `in the middle of a commit, the outcome is unknown`() async throws {
        let pool = pool()
        try await pool.withConnection { connection in
            try await connection.script(
                """
                CREATE TABLE slow (id int8);
                CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql
                AS 'BEGIN PERFORM pg_sleep(60); RETURN NULL; END';
                CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON slow DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION wait();
                """
            )
        }
        let error = try await lost(pool) {
            try await pool.transaction { try await $0.execute("INSERT INTO slow VALUES (1)") }
        }
        #expect(error?.outcomeUnknown == true)
        #expect(try await pool.one("SELECT count(*) FROM slow", as: Int.self) == 0)
    }

    @Test func `in the middle of a COPY, either way`() async throws {
        let pool = pool()
        try await pool.execute("CREATE TABLE line (id int8)")
        _ = try await lost(pool) {
            try await pool.withConnection { connection in
                try await connection.copyIn("COPY line FROM STDIN") { writer in
                    while true { try await writer.write(row: ["1"]) }
                }
            }
        }
        _ = try await lost(pool) {
            try await pool.withConnection { connection in
                for try await _ in connection.copyOut("COPY (SELECT generate_series(1, 1000000000)) TO STDOUT") {
                    try await Task.sleep(for: .milliseconds(1))
                }
            }
        }
        #expect(try await pool.one("SELECT count(*) FROM line", as: Int.self) == 0)
    }

    @Test(arguments: [true, false]) func `while the pool is idle, nobody sees an error`(killing: Bool) async throws {
        let pool = pool(limit: 8)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { try await pool.execute("SELECT pg_sleep(0.05)") } }
            try await group.waitForAll()
        }
        try await pool.transaction(readOnly: true) { try await $0.execute("SELECT 1") }
        #expect(pool.census.idle == 8)
        try server.restart(killing: killing)
        try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<100 { group.addTask { try await pool.one("SELECT \(number)") } }
            var sum = 0
            for try await number in group { sum += number }
            #expect(sum == 4950)
        }
        #expect(pool.census.connections <= 8)
    }

    @Test func `whoever asks while it is down waits for it, or is told in time`() async throws {
        let pool = pool()
        server.kill()
        let refused = await #expect(throws: ConnectFailed.self) {
            try await pool.withConnection(deadline: .milliseconds(200)) { _ in }
        }
        #expect(refused?.isTransient == true)
        let waiting = Task { try await pool.one("SELECT 7", as: Int.self) }
        #expect(try await eventually { pool.census.connections == 1 && pool.census.idle == 0 })
        try server.start()
        #expect(try await waiting.value == 7)
    }

    @Test func `those who listen hear of it and go on`() async throws {
        let pool = pool()
        var heard: [ChannelNotification] = []
        for try await notification in pool.notifications(on: "news") {
            heard.append(notification)
            if heard.count == 1 { try server.restart(killing: true) }
            if heard.count == 2 { try await pool.execute("SELECT pg_notify('news', 'good')") }
            if heard.count == 3 { break }
        }
        #expect(heard == [.listening, .listening, .message(channel: "news", payload: "good")])
    }

    @Test func `a connection that the server ended is lost, with its reason`() async throws {
        let pool = pool()
        let connection = try await Connection.open(DatabaseAddress(server.address()))
        let task = Task { try await connection.execute("SELECT pg_sleep(60)") }
        let other = connection.processID
        #expect(try await eventually { try await busy() == 1 })
        try await pool.execute("SELECT pg_terminate_backend(\(other))")
        let error = await #expect(throws: ConnectionLost.self) { try await task.value }
        #expect(error?.reason.contains("terminating connection due to administrator command") == true)
        #expect(connection.isLost)
        await #expect(throws: ConnectionLost.self) { try await connection.execute("SELECT 1") }
    }
}
