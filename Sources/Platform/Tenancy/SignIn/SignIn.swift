import Crypto
import Foundation
import Postgres

/// Somebody who has just signed in.
package struct SignedIn: Sendable {
    package let session: Session
    package let visitor: Visitor
    /// The token by which the browser is known from now on, its own if it was known with this name; empty while it awaits a
    /// code.
    package let device: String
    /// Whether the session opens nothing before a code of the second factor has come.
    package let awaitsCode: Bool
}

/// From where somebody enters.
struct Entry {
    /// The client's address, and what the browser calls itself.
    let client: String
    let agent: String
    /// The session that the browser had, which ends.
    let old: Session?
    /// For the audit trail.
    let from: String
    let now: Date
}

extension Database {
    /// Checks a name and password and opens a session, with the entry in the audit trail; every refusal takes as long
    /// as any other.
    ///
    /// - Parameters:
    ///   - client: the address that they come from.
    ///   - request: what the logs call the request.
    ///   - device: what the browser's cookie says; failures elsewhere don't delay one that has signed in with this name.
    ///   - old: the session that the browser had, which ends.
    package func signIn(
        name: String,
        password: String,
        client: String,
        request: String = "",
        device: String?,
        agent: String,
        replacing old: Session? = nil,
        now: Date
    ) async throws -> SignedIn {
        let typed = name.trimmingCharacters(in: .whitespaces).lowercased()
        // What can't be anybody's name counts as one name, so that nobody fills the table with long ones.
        let name = SignInName.isOne(typed) ? typed : ""
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
        if let end = found?.givenUntil, end <= now { throw SignInRefusal.expired }
        let entry = Entry(client: client, agent: agent, old: old, from: from, now: now)
        if try await asSignIn({ try await $0.hasSecondFactor(visitor.member) }) {
            return try await beginEntry(of: visitor, after: counted, entry)
        }
        return try await open(visitor, after: counted, entry)
    }

    /// Opens a session that opens nothing until a code has come. What was counted stays, so that nobody who has found
    /// out a password guesses at codes faster than at passwords.
    private func beginEntry(of visitor: Visitor, after counted: CountedTry, _ entry: Entry) async throws -> SignedIn {
        let signedIn = SignedIn(session: Session(), visitor: visitor, device: "", awaitsCode: true)
        try await act(Act(visitor.member, at: entry.now, from: entry.from)) { _ in
            Deed.quiet(AuditEntry("tenancy.sign-in-begun", of: "\(visitor.member.id)")) { scope in
                try await scope.acting(as: "sign-in") { try await scope.transaction.record(signedIn, entry) }
            }
        }
        return signedIn
    }

    /// Opens a session for somebody who has shown all that there is to show, with the entry in the audit trail.
    func open(_ visitor: Visitor, after counted: CountedTry, _ entry: Entry) async throws -> SignedIn {
        let device = counted.device ?? Session.randomToken()
        let signedIn = SignedIn(session: Session(), visitor: visitor, device: device, awaitsCode: false)
        try await act(Act(visitor.member, at: entry.now, from: entry.from)) { _ in
            Deed.quiet(AuditEntry("tenancy.sign-in", of: "\(visitor.member.id)")) { scope in
                try await scope.acting(as: "sign-in") {
                    try await scope.transaction.record(signedIn, entry)
                    try await scope.transaction.noteSignIn(of: visitor.member, now: entry.now)
                    // Last, for whoever else signs in from that address waits for this row.
                    try await scope.transaction.uncount(counted)
                    try await scope.transaction.remember(device, for: visitor.member.name, now: entry.now)
                }
            }
        }
        return signedIn
    }

    /// Writes a wrong try into the trail of the member whose name was tried. For a name that nobody has the same is
    /// done and taken back, so that the time it takes tells nobody which names there are.
    private func noteFailure(at tried: Member?, now: Date, from client: String) async throws {
        if let tried {
            return try await act(Act(tried, at: now, from: client)) { _ in
                Deed.quiet(AuditEntry("tenancy.sign-in-failed", of: "\(tried.id)"))
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
    /// It is right, but somebody else made it and it was not used in time.
    case expired
    /// The code is wrong, or was used before.
    case codeWrong
    /// There is no session that awaits one, or not any more.
    case over
}

/// A password with whose it is.
struct PasswordRow {
    let tenant: UUID
    let member: UUID
    let password: Password
    /// Until when it opens anything where somebody else made it; nil for one that its holder chose.
    let givenUntil: Date?
}

extension Transaction {
    /// Writes the new session, ends the one that the browser had, and removes sessions that are over.
    fileprivate func record(_ signedIn: SignedIn, _ entry: Entry) async throws {
        try await record(
            signedIn.session,
            of: signedIn.visitor.member,
            client: entry.client,
            agent: entry.agent,
            awaitsCode: signedIn.awaitsCode,
            now: entry.now
        )
        if let old = entry.old { try await end("token_hash = \(old.hash)") }
        try await execute("DELETE FROM tenancy.session WHERE expires_at <= \(entry.now)")
    }

    fileprivate func noteSignIn(of member: Member, now: Date) async throws {
        try await execute(
            """
            UPDATE tenancy.member SET last_sign_in = \(now)
            WHERE tenant_id = \(member.organisation) AND member_id = \(member.id)
            """
        )
    }

    /// Whose name it is, and the password that is theirs.
    func passwordRow(_ name: String) async throws -> PasswordRow? {
        try await first("SELECT tenant_id, member_id, hash, given_until FROM tenancy.password WHERE name = \(name)") {
            (tenant: UUID, member: UUID, hash: String, givenUntil: Date?) in
            PasswordRow(tenant: tenant, member: member, password: Password(hash: hash), givenUntil: givenUntil)
        }
    }
}
