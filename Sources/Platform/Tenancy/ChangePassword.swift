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
        guard new.count >= 12 else { throw .short(new.count) }
        guard new != old else { throw .same }
        guard repeated == new else { throw .differs }
        self.old = old
        self.new = new
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
        do {
            let counted = try await countTry(at: member.name, from: address, device: device, now: now)
            let found = try await asSignIn { try await $0.passwordRow(member.name) }
            guard try await compare(password.old, with: found?.password, after: counted),
                found?.member == member.id.uuid
            else {
                try await self.act(act) { _ in Deed.quiet(AuditEntry("tenancy.change-password-failed", of: member.name))
                }
                throw PasswordRefusal.oldWrong
            }
            let hashed = try await passwords.hash(password.new, for: counted.client)
            try await self.act(act) { _ in
                Deed(AuditEntry("tenancy.change-password", of: member.name)) { scope in
                    try await scope.endSessions("token_hash <> \(session.hash)")
                    try await scope.write(hashed, after: counted, now: now)
                }
            }
        } catch SignInRefusal.wait(let seconds) {
            throw PasswordRefusal.wait(seconds)
        }
    }
}

extension Scope {
    fileprivate func write(_ password: Password, after counted: CountedTry, now: Date) async throws {
        try await acting(as: "sign-in") {
            try await execute(
                """
                UPDATE tenancy.password SET hash = \(password.hash)
                WHERE name = \(member.name) AND tenant_id = \(member.organisation) AND member_id = \(member.id)
                """
            )
            try await transaction.uncount(counted)
            if let device = counted.device { try await transaction.remember(device, for: member.name, now: now) }
        }
    }
}
