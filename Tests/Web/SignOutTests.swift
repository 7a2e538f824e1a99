import Foundation
import Logging
import Postgres
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `Hearing of sign-outs` {
    @Test func `goes on after the database has let nobody in for a while`() async throws {
        let server = try PostgresServer()
        let test = try await TestSite(in: try await FreshProgramme.migratedDatabase(on: server))
        let administrator = try await Connection.open(DatabaseAddress(server.address()))
        let moment = Date()
        let other = try TestSite.site(over: test.programme, now: { moment })
        let log = CapturedLog()
        let following = Task { await other.sessions.followSignOuts(log.logger(), pause: .milliseconds(50)) }
        defer { following.cancel() }
        #expect(try await eventually { try await test.isFollowingSignOuts() })

        // What a failover's new primary may do, or a password that is being changed.
        try await administrator.script("ALTER ROLE banmo_service NOLOGIN")
        try await administrator.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'banmo_service'"
        )
        #expect(try await eventually { log.lines.contains { $0.contains("not hearing of sign-outs") } })
        try await administrator.script("ALTER ROLE banmo_service LOGIN")

        #expect(try await eventually { try await test.isFollowingSignOuts() })
        var here = try await test.browser(as: test.programme.reporter)
        var there = try await Browser(on: other, as: test.programme.reporter)
        let name = test.programme.reporter.fullName
        #expect(try await there.get("/standards").text.contains(name))
        #expect(try await here.post("/sign-out", ["everywhere": "yes"]).status == 303)
        #expect(try await eventually { try await !there.get("/standards").text.contains(name) })
    }
}

extension TestSite {
    /// Whether somebody listens for sign-outs in this site's database now.
    func isFollowingSignOuts() async throws -> Bool {
        try await programme.database.pool.one(
            """
            SELECT count(*) > 0 FROM pg_stat_activity
            WHERE datname = current_database() AND query = 'LISTEN "tenancy_session"' AND state = 'idle'
            """
        )
    }
}
