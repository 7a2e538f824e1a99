import Foundation
import Postgres

/// Why a password was not changed; each case names the field to mend.
package enum PasswordRefusal: Error, Sendable, Hashable {
    /// The old one is not the member's.
    case oldWrong
    /// Too many wrong tries: try again in so many seconds.
    case wait(Int)
    /// The new one has so many characters; at least 12.
    case short(Int)
    /// The new one is easily guessed.
    case weak(PasswordStrength.Weakness)
    /// The new one is the old one.
    case same
    /// The new one was typed differently the second time.
    case differs
}

/// What a member types to change their own password.
package struct NewPassword: Sendable {
    let old: String
    let new: String

    /// Checks the fields, each refusal naming its own.
    package init(old: String, new: String, repeated: String) throws(PasswordRefusal) {
        if new.count >= 12 && new == old { throw .same }
        try Self.check(new, repeated: repeated)
        self.old = old
        self.new = new
    }

    /// Everything that is wrong with a new one by itself, whatever it is to replace; told at once, of each field once.
    package static func refusals(of new: String, repeated: String, for member: Member) -> [PasswordRefusal] {
        let weakness = new.count >= 12 ? member.strength(of: new).weakness : nil
        let own: PasswordRefusal? = new.count < 12 ? .short(new.count) : weakness.map { .weak($0) }
        return [own, repeated == new ? nil : .differs].compactMap(\.self)
    }

    /// Checks that a new one is long enough, and typed twice.
    static func check(_ new: String, repeated: String) throws(PasswordRefusal) {
        guard new.count >= 12 else { throw .short(new.count) }
        guard repeated == new else { throw .differs }
    }
}

extension Database {
    /// Changes a member's own password and ends all their other sessions, with the entry in the audit trail. A wrong
    /// old one counts as a failed sign-in: whoever found a browser open must not guess on from there.
    ///
    /// - Parameters:
    ///   - session: the one that goes on.
    ///   - address: the client's.
    package func change(
        to password: NewPassword,
        keeping session: Session,
        address: String,
        device: String?,
        by act: Act
    ) async throws {
        let (member, now) = (act.member, act.at)
        if let weakness = member.strength(of: password.new).weakness { throw PasswordRefusal.weak(weakness) }
        let counted = try await check(password.old, address: address, device: device, by: act)
        do {
            let hashed = try await passwords.hash(password.new, for: counted.client)
            try await self.act(act) { _ in
                Deed(AuditEntry("tenancy.change-password", of: "\(member.id)")) { scope in
                    try await scope.endSessions("token_hash <> \(session.hash)")
                    try await scope.write(hashed)
                    try await scope.takeBack(counted, now: now)
                }
            }
        } catch SignInRefusal.wait(let seconds) {
            throw PasswordRefusal.wait(seconds)
        }
    }

    /// Checks that whoever asks knows the member's password; a wrong one counts as a failed sign-in and throws
    /// `PasswordRefusal.oldWrong`. What was counted is to be taken back once all is well.
    ///
    /// - Parameter failing: what the audit trail calls a wrong one.
    func check(
        _ words: String,
        address: String,
        device: String?,
        by act: Act,
        failing: String = "tenancy.change-password-failed"
    ) async throws -> CountedTry {
        let member = act.member
        do {
            let counted = try await countTry(at: member.name, from: address, device: device, now: act.at)
            let found = try await asSignIn { try await $0.passwordRow(member.name) }
            guard try await compare(words, with: found?.password, after: counted),
                found?.member == member.id.uuid
            else {
                let failed = AuditEntry(failing, of: "\(member.id)")
                try await self.act(act.ofRefusal) { _ in Deed.quiet(failed) }
                throw PasswordRefusal.oldWrong
            }
            return counted
        } catch SignInRefusal.wait(let seconds) {
            throw PasswordRefusal.wait(seconds)
        }
    }

    /// Puts a password that the member chose in place of the one that somebody made for them, in the session that was
    /// opened with it, and ends their other sessions; with the entry in the audit trail. Throws `PasswordRefusal`.
    package func choosePassword(
        _ new: String,
        repeated: String,
        in session: Session,
        client: String,
        by act: Act
    ) async throws {
        let member = act.member
        try NewPassword.check(new, repeated: repeated)
        if let weakness = member.strength(of: new).weakness { throw PasswordRefusal.weak(weakness) }
        do {
            let found = try await asSignIn { try await $0.passwordRow(member.name) }
            guard try await !passwords.check(new, against: found?.password, by: Passwords.Asker(client, isKnown: true))
            else {
                throw PasswordRefusal.same
            }
            let hashed = try await passwords.hash(new, for: client)
            try await self.act(act) { _ in
                Deed(AuditEntry("tenancy.choose-password", of: "\(member.id)")) { scope in
                    try await scope.endSessions("token_hash <> \(session.hash)")
                    try await scope.write(hashed)
                }
            }
        } catch SignInRefusal.wait(let seconds) {
            throw PasswordRefusal.wait(seconds)
        }
    }
}

extension Member {
    /// How hard a password of theirs is to guess.
    package func strength(of password: String) -> PasswordStrength {
        PasswordStrength(password, knowing: [name, SignInName.ownPart(of: name), fullName])
    }
}

extension Scope {
    /// Writes a password that its holder chose.
    fileprivate func write(_ password: Password) async throws {
        _ = try await acting(as: "sign-in") {
            try await execute(
                """
                UPDATE tenancy.password SET hash = \(password.hash), given_until = NULL
                WHERE name = \(member.name) AND tenant_id = \(member.organisation) AND member_id = \(member.id)
                """
            )
        }
    }

    /// Takes back what was counted before the member's password turned out right.
    func takeBack(_ counted: CountedTry, now: Date) async throws {
        try await acting(as: "sign-in") {
            try await transaction.uncount(counted)
            if let device = counted.device { try await transaction.remember(device, for: member.name, now: now) }
        }
    }
}
