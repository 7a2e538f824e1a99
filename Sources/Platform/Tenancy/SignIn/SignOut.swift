import Foundation
import Postgres

extension Database {
    /// Ends a session that belongs to nobody in particular: a benchmark's, or one from before signing in.
    package func signOut(_ session: Session) async throws {
        try await asSignIn { try await $0.end("token_hash = \(session.hash)") }
    }

    /// Ends a member's session, with the entry in the audit trail.
    package func signOut(_ session: Session, by act: Act) async throws {
        try await self.act(act) { _ in
            Deed.quiet(AuditEntry("tenancy.sign-out", of: "\(act.member.id)")) { scope in
                try await scope.endSessions("token_hash = \(session.hash)")
            }
        }
    }

    /// Ends every session of a member, on every device, and revokes their tokens, with the entry in the audit trail.
    package func signOutEverywhere(by act: Act) async throws {
        let member = act.member
        try await self.act(act) { _ in
            Deed.quiet(AuditEntry("tenancy.sign-out-everywhere", of: "\(member.id)")) { scope in
                try await scope.revokeTokens(of: member.id, in: member.organisation, at: act.at)
                try await scope.endSessions("true")
            }
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
    func end(_ condition: SQL) async throws {
        let ended = try await execute("DELETE FROM tenancy.session WHERE \(condition)")
        if ended > 0 { try await execute("SELECT pg_notify('tenancy_session', '')") }
    }
}
