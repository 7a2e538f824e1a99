import Foundation
import Postgres

extension Database {
    /// Gives a member a new password, which they must change when they sign in with it, and ends their sessions and their
    /// second factor; the password, which is kept nowhere. In the audit trail. Throws `TokenTooNarrow` where a token would
    /// give its own member one, and so become more than it is.
    package func renewPassword(of id: Identifier<Member>, by act: Act) async throws -> String {
        if let token = act.member.token, id == act.member.id { throw TokenTooNarrow(token) }
        let words = NewMember.randomPassword()
        let password = try await passwords.hash(words, for: "member:\(act.member.id)")
        try await self.act(act) { scope in
            let kept = try await scope.lockedMember(id)
            return Deed(AuditEntry("tenancy.renew-password", of: "\(kept.entry.id)")) { scope in
                try await scope.replacePassword(of: kept, with: password, until: act.at + Password.lifetimeOfGiven)
                try await scope.dropSecondFactor(of: kept.entry.id, in: kept.organisation.id)
                try await scope.endSessions(of: kept)
            }
        }
        return words
    }

    /// Deactivates a member, which ends their sessions and tokens and takes the colleges assigned to them away, or
    /// activates them again. In the audit trail. Throws `MemberChangeRefusal`.
    package func setActive(_ isActive: Bool, of id: Identifier<Member>, by act: Act) async throws {
        try await self.act(act) { scope in
            let kept = try await scope.lockedMember(id)
            guard kept.entry.active != isActive else { return .nothing }
            let action = isActive ? "tenancy.activate-member" : "tenancy.deactivate-member"
            return Deed(AuditEntry(action, of: "\(kept.entry.id)")) { scope in
                if !isActive { try await scope.checkLeaving(kept) }
                try await scope.write(kept, role: kept.entry.role, isActive: isActive)
                if !isActive { try await scope.endCredentials(of: kept, at: act.at) }
            }
        }
    }

    /// Gives a member another role, which ends their sessions and tokens and takes the colleges assigned to them away. In
    /// the audit trail. Throws `MemberChangeRefusal`.
    package func change(role: Role, of id: Identifier<Member>, by act: Act) async throws {
        try await self.act(act) { scope in
            let kept = try await scope.lockedMember(id)
            try await scope.requireUnchanged(
                since: act,
                kept.entry.roleFields,
                ["tenancy.change-role", "tenancy.activate-member", "tenancy.deactivate-member"],
                of: "\(kept.entry.id)"
            )
            guard kept.entry.role != role else { return .nothing }
            guard Role.given(by: act.member, in: kept.organisation).contains(role) else {
                throw MemberChangeRefusal.roleElsewhere(role, kept.organisation)
            }
            let details = ["from": kept.entry.role.rawValue, "to": role.rawValue]
            return Deed(AuditEntry("tenancy.change-role", of: "\(kept.entry.id)", details: details)) { scope in
                try await scope.checkLeaving(kept)
                try await scope.write(kept, role: role, isActive: kept.entry.active)
                try await scope.endCredentials(of: kept, at: act.at)
            }
        }
    }
}

extension Scope {
    /// Refuses what would leave an organisation without anybody who keeps its members.
    fileprivate func checkLeaving(_ kept: KeptMember) async throws {
        guard kept.entry.id != member.id else { throw MemberChangeRefusal.oneself }
        guard Right.keepMembers.roles.contains(kept.entry.role), kept.entry.active else { return }
        // Locked in one order, so that two administrators who remove each other at once don't both succeed.
        let administrators: [Identifier<Member>] = try await all(
            """
            SELECT member_id FROM tenancy.member
            WHERE tenant_id = \(kept.organisation.id) AND role = \(kept.entry.role.rawValue) AND active
            ORDER BY member_id
            FOR UPDATE
            """
        )
        guard administrators.count > 1 else { throw MemberChangeRefusal.lastAdministrator(kept.organisation) }
    }

    /// Whoever leaves or changes a role keeps no sight of other tenants' colleges.
    fileprivate func write(_ kept: KeptMember, role: Role, isActive: Bool) async throws {
        let written = try await execute(
            """
            UPDATE tenancy.member SET role = \(role.rawValue), active = \(isActive), colleges = '{}'
            WHERE tenant_id = \(kept.organisation.id) AND member_id = \(kept.entry.id)
            """
        )
        guard written == 1 else { throw NotFound(what: "member") }
    }

    fileprivate func replacePassword(of kept: KeptMember, with password: Password, until end: Date) async throws {
        try await acting(as: "sign-in") {
            // A member of a demonstration may never have had one, and somebody else took the name meanwhile.
            let written = try await execute(
                """
                INSERT INTO tenancy.password (name, tenant_id, member_id, hash, given_until)
                VALUES (\(kept.entry.name), \(kept.organisation.id), \(kept.entry.id), \(password.hash), \(end))
                ON CONFLICT (name) DO UPDATE SET hash = EXCLUDED.hash, given_until = EXCLUDED.given_until
                WHERE password.tenant_id = EXCLUDED.tenant_id AND password.member_id = EXCLUDED.member_id
                """
            )
            guard written == 1 else { throw MemberRefusal.nameTaken(SignInName.ownPart(of: kept.entry.name)) }
            // Whoever forgot the old one has failed often enough.
            try await execute("DELETE FROM tenancy.failure WHERE name = \(kept.entry.name)")
        }
    }

    /// Ends every session and revokes every token of a member as soon as this transaction commits, on every machine.
    fileprivate func endCredentials(of kept: KeptMember, at now: Date) async throws {
        try await revokeTokens(of: kept.entry.id, in: kept.organisation.id, at: now)
        try await endSessions(of: kept)
    }

    /// Ends every session of a member as soon as this transaction commits, on every machine.
    fileprivate func endSessions(of kept: KeptMember) async throws {
        try await acting(as: "sign-in") {
            try await execute(
                """
                DELETE FROM tenancy.session
                WHERE tenant_id = \(kept.organisation.id) AND member_id = \(kept.entry.id)
                """
            )
            try await execute("SELECT pg_notify('tenancy_session', '')")
        }
    }
}
