import Postgres
import Support
import Testing

/// One server under two names, whose database is made read-only and writable again, as a failover does.
@Suite(.serialized) struct `When none of several hosts can be written to` {
    private static let server = Result { try PostgresServer() }
    private let server: PostgresServer
    private let administrator: Connection

    init() async throws {
        server = try Self.server.get()
        administrator = try await Connection.open(DatabaseAddress(server.address()))
    }

    private func pool(patience: Duration = .seconds(3_600)) -> Pool {
        let hosts = "host=\(server.folder),127.0.0.1 port=\(server.port),\(server.port) dbname=postgres user=postgres"
        var configuration = Pool.Configuration(DatabaseAddress(hosts + " target_session_attrs=read-write"))
        configuration.patience = patience
        return Pool(configuration)
    }

    private func become(writable: Bool) async throws {
        try await administrator.execute("SET default_transaction_read_only = off")
        let setting = writable ? "off" : "on"
        try await administrator.script("ALTER SYSTEM SET default_transaction_read_only = \(setting)")
        try await administrator.script("SELECT pg_reload_conf()")
        #expect(
            try await eventually {
                let fresh = try await Connection.open(DatabaseAddress(server.address()))
                return try await fresh.one("SHOW default_transaction_read_only", as: String.self) == setting
            }
        )
        // Who connects as soon as it can be written to is not cut off again.
        if writable { return }
        try await administrator.execute(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
            """
        )
    }

    @Test func `whoever asks waits for one that can`() async throws {
        let pool = pool()
        try await pool.execute("SELECT 1")
        try await become(writable: false)
        let refused = await #expect(throws: ConnectFailed.self) {
            try await self.pool(patience: .milliseconds(100)).execute("SELECT 1")
        }
        #expect(refused?.isTransient == true)
        let waiting = Task { try await pool.one("SELECT current_setting('transaction_read_only')", as: String.self) }
        #expect(try await eventually { pool.census.connections == 1 && pool.census.idle == 0 })
        try await become(writable: true)
        #expect(try await waiting.value == "off")
    }

    @Test func `those who listen go on when one can`() async throws {
        let pool = pool()
        var heard: [ChannelNotification] = []
        for try await notification in pool.notifications(on: "news") {
            heard.append(notification)
            if heard.count == 1 {
                try await become(writable: false)
                await #expect(throws: ConnectFailed.self) {
                    try await self.pool(patience: .milliseconds(100)).execute("SELECT 1")
                }
                try await become(writable: true)
            }
            if heard.count == 2 { try await pool.execute("SELECT pg_notify('news', 'good')") }
            if heard.count == 3 { break }
        }
        #expect(heard == [.listening, .listening, .message(channel: "news", payload: "good")])
    }

    @Test func `only who may not sign in is told at once, with the server's code`() async throws {
        try await administrator.script(
            "CREATE ROLE locked_out NOLOGIN; CREATE ROLE crowded LOGIN CONNECTION LIMIT 0; CREATE ROLE plain LOGIN;"
        )
        try await administrator.script("CREATE DATABASE closed")
        try await administrator.script("REVOKE CONNECT ON DATABASE closed FROM public")
        for (database, user, state, isTransient) in [
            ("postgres", "locked_out", "28000", false), ("postgres", "nobody_here", "28000", false),
            ("nowhere", "postgres", "3D000", false), ("closed", "plain", "42501", false),
            ("postgres", "crowded", "53300", true),
        ] {
            let error = await #expect(throws: ConnectFailed.self) {
                try await Connection.open(DatabaseAddress(server.address(database: database, user: user)))
            }
            #expect(error?.state?.code == state, "\(error?.reason ?? "")")
            #expect(error?.isTransient == isTransient, "\(error?.reason ?? "")")
        }
    }
}
