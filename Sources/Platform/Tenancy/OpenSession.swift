import Foundation
import Postgres

extension Database {
    /// Opens a session without a password, for commands that act on this machine's own behalf: a benchmark's reader.
    package func openSession(for member: Member, now: Date) async throws -> Session {
        let session = Session()
        try await record(session, of: member.organisation.uuid, member.id.uuid, place: "command", agent: "", now: now)
        return session
    }

    /// Writes a session's row.
    func record(
        _ session: Session,
        of tenant: UUID,
        _ member: UUID,
        place: String,
        agent: String,
        now: Date
    ) async throws {
        let end = now.addingTimeInterval(TimeInterval(Session.lifetime.components.seconds))
        try await asSignIn {
            try await $0.execute(
                """
                INSERT INTO tenancy.session (token_hash, tenant_id, member_id, started_at, expires_at, place, agent)
                VALUES (\(session.hash), \(tenant), \(member), \(now), \(end), \(place), \(String(agent.prefix(200))))
                """
            )
        }
    }
}
