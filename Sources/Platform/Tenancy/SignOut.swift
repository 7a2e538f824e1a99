import Foundation
import Postgres

extension Database {
    /// Ends a session that belongs to nobody in particular: a benchmark's, or one from before signing in.
    package func signOut(_ session: Session) async throws {
        try await asSignIn { try await $0.end("token_hash = \(session.hash)") }
    }

    /// Ends a member's session, with the entry in the audit trail.
    package func signOut(_ session: Session, of member: Member, at: Date, from place: String) async throws {
        try await end("token_hash = \(session.hash)", of: member, as: "tenancy.sign-out", at: at, from: place)
    }

    /// Ends every session of a member, on every device, with the entry in the audit trail.
    package func signOutEverywhere(_ member: Member, at: Date, from place: String) async throws {
        try await end("true", of: member, as: "tenancy.sign-out-everywhere", at: at, from: place)
    }

    private func end(
        _ condition: SQL,
        of member: Member,
        as action: String,
        at: Date,
        from place: String
    ) async throws {
        try await transaction(as: member) { scope in
            // The trail is locked before sessions and counters, here as where somebody signs in.
            try await scope.audit(AuditEntry(action, of: member.name), at: at, from: place)
            try await scope.endSessions(condition)
        }
    }
}

extension Scope {
    /// Ends those of the member's own sessions that a condition chooses.
    func endSessions(_ condition: SQL) async throws {
        try await acting(as: "sign-in") {
            try await transaction.end(
                "tenant_id = \(member.organisation) AND member_id = \(member.id) AND (\(condition))"
            )
        }
    }
}

extension Transaction {
    /// Ends the sessions that a condition chooses, and tells every machine.
    fileprivate func end(_ condition: SQL) async throws {
        try await execute("DELETE FROM tenancy.session WHERE \(condition)")
        try await execute("SELECT pg_notify('tenancy_session', '')")
    }
}
