import Foundation
import Postgres

extension Database {
    /// Corrects a member's full name where it stands, with an entry in the audit trail that has neither. Throws
    /// `MemberRefusal.fullName`.
    package func correct(fullName: String, of id: Identifier<Member>, by act: Act) async throws {
        let fullName = PrintedName.trimmed(fullName)
        if let fault = PrintedName.fault(of: fullName) { throw MemberRefusal.fullName(fault) }
        try await self.act(act) { scope in
            let kept = try await scope.lockedMember(id)
            try await scope.requireUnchanged(
                since: act,
                kept.entry.nameFields,
                ["tenancy.correct-name", "tenancy.forget-member"],
                of: "\(id)"
            )
            guard kept.entry.fullName != fullName else { return .nothing }
            return Deed(AuditEntry("tenancy.correct-name", of: "\(id)")) { scope in
                try await scope.write(kept, name: kept.entry.name, fullName: fullName)
            }
        }
    }

    /// Forgets who a deactivated member was: their names, their password and what browsers they used, and from which
    /// addresses they came. What they did stays, by a pseudonym. With the entry in the audit trail; throws
    /// `MemberChangeRefusal.active`.
    package func forget(_ id: Identifier<Member>, by act: Act) async throws {
        try await self.act(act) { scope in
            let kept = try await scope.lockedMember(id)
            guard !kept.entry.active else { throw MemberChangeRefusal.active }
            let pseudonym = String(id.description.prefix(8))
            guard kept.entry.fullName != pseudonym else { return .nothing }
            return Deed(AuditEntry("tenancy.forget-member", of: "\(id)")) { scope in
                try await scope.write(kept, name: "forgotten-\(id)", fullName: pseudonym)
                try await scope.dropTraces(of: kept)
            }
        }
    }
}

extension Scope {
    fileprivate func write(_ kept: KeptMember, name: String, fullName: String) async throws {
        _ = try await acting(as: "sign-in") {
            try await execute(
                """
                UPDATE tenancy.member SET name = \(name), full_name = \(fullName)
                WHERE tenant_id = \(kept.organisation.id) AND member_id = \(kept.entry.id)
                """
            )
            // Whoever is signed in is called by the new name from now on.
            try await execute("SELECT pg_notify('tenancy_session', '')")
        }
    }

    fileprivate func dropTraces(of kept: KeptMember) async throws {
        let own: SQL = "tenant_id = \(kept.organisation.id) AND member_id = \(kept.entry.id)"
        try await dropSecondFactor(of: kept.entry.id, in: kept.organisation.id)
        try await acting(as: "sign-in") {
            try await execute("DELETE FROM tenancy.password WHERE \(own)")
            try await execute("DELETE FROM tenancy.session WHERE \(own)")
            try await execute("DELETE FROM tenancy.failure WHERE name = \(kept.entry.name)")
            try await execute("DELETE FROM tenancy.audit_origin WHERE \(own)")
            try await execute("DELETE FROM tenancy.kept_form WHERE \(own)")
        }
        // Where they got mail, what they were told, and their calendar's address.
        try await acting(as: "notices") {
            for table: SQL in ["notice", "reader", "following", "mail"] {
                try await execute("DELETE FROM notices.\(table) WHERE \(own)")
            }
        }
    }
}
