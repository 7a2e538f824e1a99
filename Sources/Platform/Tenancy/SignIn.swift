import Crypto
import Foundation
import Postgres

extension Database {
    /// Checks a name and password and opens a session; every refusal takes as long as a success.
    ///
    /// - Parameters:
    ///   - place: the client's address.
    ///   - device: the token of a browser that has signed in with this name before; failures elsewhere don't delay it.
    package func signIn(
        name: String,
        password: String,
        place: String,
        device: String?,
        agent: String,
        now: Date
    ) async throws -> (session: Session, visitor: Visitor) {
        let typed = name.trimmingCharacters(in: .whitespaces).lowercased()
        // What can't be anybody's name counts as one name, so that nobody fills the table with long ones.
        let name = NewMember.isName(typed) ? typed : ""
        let counted = try await countTry(at: name, from: place, device: device, now: now)
        let found = try await asSignIn { try await $0.passwordRow(name) }
        let matches = try await passwords.check(password, against: found?.password, for: place)
        guard matches, let found else { throw SignInRefusal.wrong }
        guard let visitor = try await asSignIn({ try await $0.visitor(found.member, of: found.tenant) }) else {
            throw SignInRefusal.wrong
        }
        let session = Session()
        try await record(session, of: found.tenant, found.member, place: place, agent: agent, now: now)
        try await asSignIn { transaction in
            try await transaction.execute("DELETE FROM tenancy.failure WHERE name = \(name) AND place = \(counted)")
            try await transaction.clearOut(now: now)
        }
        return (session, visitor)
    }

    /// Whose session this is; nil when it ended, expired or never was.
    package func visitor(of session: Session, now: Date) async throws -> Visitor? {
        try await asSignIn { transaction in
            guard
                let found = try await transaction.first(
                    """
                    SELECT tenant_id, member_id FROM tenancy.session
                    WHERE token_hash = \(session.hash) AND expires_at > \(now)
                    """,
                    { (tenant: UUID, member: UUID) in (tenant: tenant, member: member) }
                )
            else { return nil }
            return try await transaction.visitor(found.member, of: found.tenant)
        }
    }

    /// Ends one session.
    package func signOut(_ session: Session) async throws {
        try await asSignIn {
            try await $0.execute("DELETE FROM tenancy.session WHERE token_hash = \(session.hash)")
            try await $0.execute("SELECT pg_notify('tenancy_session', '')")
        }
    }

    /// Ends every session of a member, on every device.
    package func signOutEverywhere(_ member: Member) async throws {
        try await asSignIn {
            try await $0.execute(
                """
                DELETE FROM tenancy.session
                WHERE tenant_id = \(member.organisation) AND member_id = \(member.id)
                """
            )
            try await $0.execute("SELECT pg_notify('tenancy_session', '')")
        }
    }

    /// Runs with the settings that show names and sessions and nothing else.
    @discardableResult
    nonisolated(nonsending) func asSignIn<Answer>(
        _ body: nonisolated(nonsending) (Transaction) async throws -> Answer
    ) async throws -> Answer {
        let settings = try Settings.signIn().statements
        return try await pool.transaction(opening: settings, body)
    }
}

/// Why nobody was signed in.
package enum SignInRefusal: Error, Sendable, Hashable {
    /// Name or password is wrong; which one is not said.
    case wrong
    /// Too many failures: try again in so many seconds.
    case wait(Int)
}

extension Transaction {
    /// Removes sessions that are over and strangers' failures of a day ago.
    fileprivate func clearOut(now: Date) async throws {
        try await execute("DELETE FROM tenancy.session WHERE expires_at <= \(now)")
        try await execute(
            """
            DELETE FROM tenancy.failure
            WHERE place LIKE 'address:%' AND last_at < \(now.addingTimeInterval(-86_400))
            """
        )
    }

    fileprivate func passwordRow(_ name: String) async throws -> (tenant: UUID, member: UUID, password: Password)? {
        try await first("SELECT tenant_id, member_id, hash FROM tenancy.password WHERE name = \(name)") {
            (tenant: UUID, member: UUID, hash: String) in
            (tenant, member, Password(hash: hash))
        }
    }
}
