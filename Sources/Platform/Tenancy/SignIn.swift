import Crypto
import Foundation
import Postgres

/// Somebody who has just signed in.
package struct SignedIn: Sendable {
    package let session: Session
    package let visitor: Visitor
    /// The token by which the browser is known from now on, its own if it was known with this name.
    package let device: String
}

extension Database {
    /// Checks a name and password and opens a session, with the entry in the audit trail; every refusal takes as long
    /// as any other.
    ///
    /// - Parameters:
    ///   - client: the address that they come from.
    ///   - request: what the logs call the request.
    ///   - device: what the browser's cookie says; failures elsewhere don't delay one that has signed in with this name.
    package func signIn(
        name: String,
        password: String,
        client: String,
        request: String = "",
        device: String?,
        agent: String,
        now: Date
    ) async throws -> SignedIn {
        let typed = name.trimmingCharacters(in: .whitespaces).lowercased()
        // What can't be anybody's name counts as one name, so that nobody fills the table with long ones.
        let name = NewMember.isName(typed) ? typed : ""
        let counted = try await countTry(at: name, from: client, device: device, now: now)
        let found = try await asSignIn { try await $0.passwordRow(name) }
        let matches = try await compare(password, with: found?.password, after: counted)
        let visitor = try await asSignIn {
            try await $0.visitor(found?.member ?? UUID(), of: found?.tenant ?? Identifier<Organisation>.nobody.uuid)
        }
        let from = request.isEmpty ? client : "\(client) \(request)"
        guard matches, let visitor else {
            try await noteFailure(at: visitor?.member, now: now, from: from)
            throw SignInRefusal.wrong
        }
        let signedIn = SignedIn(session: Session(), visitor: visitor, device: counted.device ?? Session.randomToken())
        try await act(Act(visitor.member, at: now, from: from)) { _ in
            Deed.quiet(AuditEntry("tenancy.sign-in", of: visitor.member.name)) { scope in
                try await scope.acting(as: "sign-in") {
                    try await scope.transaction.open(signedIn, after: counted, client: client, agent: agent, now: now)
                }
            }
        }
        return signedIn
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

    /// Writes a wrong try into the trail of the member whose name was tried. For a name that nobody has the same is
    /// done and taken back, so that the time it takes tells nobody which names there are.
    private func noteFailure(at tried: Member?, now: Date, from client: String) async throws {
        if let tried {
            return try await act(Act(tried, at: now, from: client)) { _ in
                Deed.quiet(AuditEntry("tenancy.sign-in-failed", of: tried.name))
            }
        }
        let nobody = Identifier<Organisation>.nobody.uuid
        let settings = try Settings(tenant: nobody, programme: nobody, colleges: [], role: "nobody", member: nobody)
        try await pool.transaction(opening: settings.statements) { transaction in
            let scope = Scope(member: .anyone(of: nil), transaction: transaction)
            try await transaction.execute("SAVEPOINT nobody")
            try await scope.audit(AuditEntry("tenancy.sign-in-failed", of: ""), at: now, from: client)
            try await transaction.execute("ROLLBACK TO SAVEPOINT nobody")
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
    /// Writes down that somebody has signed in, and removes sessions that are over.
    fileprivate func open(
        _ signedIn: SignedIn,
        after counted: CountedTry,
        client: String,
        agent: String,
        now: Date
    ) async throws {
        let member = signedIn.visitor.member
        try await record(signedIn.session, of: member, client: client, agent: agent, now: now)
        try await execute(
            """
            UPDATE tenancy.member SET last_sign_in = \(now)
            WHERE tenant_id = \(member.organisation) AND member_id = \(member.id)
            """
        )
        try await execute("DELETE FROM tenancy.session WHERE expires_at <= \(now)")
        // Last, for whoever else signs in from that address waits for this row.
        try await uncount(counted)
        try await remember(signedIn.device, for: member.name, now: now)
    }

    /// Whose name it is, and the password that is theirs.
    func passwordRow(_ name: String) async throws -> (tenant: UUID, member: UUID, password: Password)? {
        try await first("SELECT tenant_id, member_id, hash FROM tenancy.password WHERE name = \(name)") {
            (tenant: UUID, member: UUID, hash: String) in
            (tenant, member, Password(hash: hash))
        }
    }
}
