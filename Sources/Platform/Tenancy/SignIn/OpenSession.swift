import Foundation
import Postgres

/// A signed-in browser as its owner sees it.
package struct OpenSession: Sendable, Hashable, Codable {
    package let since: Date
    /// The client's address.
    package let client: String
    /// What the browser called itself.
    package let agent: String
    /// Whether it is the one that asks.
    package let isThis: Bool
}

extension Scope {
    /// The member's own open sessions, the newest first.
    ///
    /// - Parameter session: the one that asks.
    package func openSessions(besides session: Session, now: Date) async throws -> [OpenSession] {
        try await acting(as: "sign-in") {
            try await all(
                """
                SELECT started_at, client, agent, token_hash = \(session.hash)
                FROM tenancy.session
                WHERE tenant_id = \(member.organisation) AND member_id = \(member.id) AND \(Session.isLive(at: now))
                    AND NOT awaits_code
                ORDER BY started_at DESC
                """,
                OpenSession.init
            )
        }
    }
}

extension Database {
    /// Opens a session without a password, for commands that act on this machine's own behalf: a benchmark's reader.
    package func openSession(for member: Member, now: Date) async throws -> Session {
        let session = Session()
        try await asSignIn { try await $0.record(session, of: member, client: "command", agent: "", now: now) }
        return session
    }
}

extension Transaction {
    /// Writes a session's row.
    func record(
        _ session: Session,
        of member: Member,
        client: String,
        agent: String,
        awaitsCode: Bool = false,
        now: Date
    ) async throws {
        let lifetime = awaitsCode ? Session.lifetimeBeforeCode : Session.lifetime
        let end = now.addingTimeInterval(TimeInterval(lifetime.components.seconds))
        let idle = try await idleness(of: member)
        try await execute(
            """
            INSERT INTO tenancy.session (token_hash, tenant_id, member_id, started_at, seen_at, expires_at, idle_seconds,
                awaits_code, client, agent)
            VALUES (\(session.hash), \(member.organisation), \(member.id), \(now), \(now), \(end),
                \(Int32(idle.hours * 3600)), \(awaitsCode), \(client), \(String(agent.prefix(200))))
            """
        )
    }
}
