import Postgres
import Support
import Testing

@Suite struct `Notifications` {
    @Test func `are heard by whoever listens, whatever the channel's name`() async throws {
        let pool = try Database.pool(limit: 1)
        let channel = "a \"quoted\" Channel"
        var heard: [ChannelNotification] = []
        for try await notification in pool.notifications(on: channel, "other") {
            heard.append(notification)
            switch heard.count {
            case 1:
                try await pool.transaction { transaction in
                    try await transaction.execute("SELECT pg_notify(\(channel), \("one 海"))")
                    try await transaction.execute("SELECT pg_notify('other', '')")
                }
            case 3: try await pool.execute("SELECT pg_notify('unheard', ''), pg_notify(\(channel), 'last')")
            default: break
            }
            if heard.count == 4 { break }
        }
        #expect(
            heard == [
                .listening, .message(channel: channel, payload: "one 海"), .message(channel: "other", payload: ""),
                .message(channel: channel, payload: "last"),
            ]
        )
        await pool.drain()
    }

    @Test func `go on after the connection was lost, and say so`() async throws {
        let pool = try Database.pool(limit: 1)
        var heard: [ChannelNotification] = []
        for try await notification in pool.notifications(on: "survivor") {
            heard.append(notification)
            if heard.count == 1 {
                try await pool.execute(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE query = 'LISTEN "survivor"'
                    """
                )
            }
            if heard.count == 2 { try await pool.execute("SELECT pg_notify('survivor', 'again')") }
            if heard.count == 3 { break }
        }
        #expect(heard == [.listening, .listening, .message(channel: "survivor", payload: "again")])
    }

    @Test func `end when the task is cancelled`() async throws {
        let pool = try Database.pool(limit: 1)
        let task = Task {
            var heard = 0
            for try await _ in pool.notifications(on: "silence") { heard += 1 }
            return heard
        }
        let count: SQL = "SELECT count(*) FROM pg_stat_activity WHERE query = 'LISTEN \"silence\"'"
        #expect(try await eventually { try await pool.one(count, as: Int.self) == 1 })
        task.cancel()
        #expect(try await task.value == 1)
    }
}
