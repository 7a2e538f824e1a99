import Foundation
import Postgres

extension Role {
    /// The roles that an administrator gives in an organisation, and whose members they keep: all of their own
    /// organisation's. Headquarters gives a lead college its administrators, who give the others, and keeps all members
    /// of partners, who have no administrator.
    package static func given(by admin: Member, in organisation: Organisation) -> [Role] {
        let relation = admin.relation(to: organisation)
        guard admin.may(.keepMembers, at: relation) else { return [] }
        if relation == .own { return of(organisation.kind) }
        return switch organisation.kind {
        case .leadCollege: [.collegeAdmin]
        case .partner: of(.partner)
        case .headquarters, .platform: []
        }
    }
}

/// A member as an administrator who keeps them sees them, with their organisation.
package struct KeptMember: Sendable, Codable, Hashable {
    package let entry: MemberEntry
    package let organisation: Organisation
}

extension MemberEntry {
    /// What a correction of their name changes.
    package var nameFields: [String: String] { ["fullName": fullName] }

    /// What another role changes.
    package var roleFields: [String: String] { ["role": role.rawValue, "active": "\(active)"] }
}

/// Why a member was not changed.
package enum MemberChangeRefusal: Error, Sendable, Hashable {
    /// Nobody deactivates themselves or takes their own role away.
    case oneself
    /// The organisation would have nobody left who keeps its members.
    case lastAdministrator(Organisation)
    /// Only who is deactivated is forgotten.
    case active
    /// The administrator doesn't give this role there.
    case roleElsewhere(Role, Organisation)
}

extension Scope {
    /// A member whom this administrator keeps; throws `NotFound` for anybody else.
    package func keptMember(_ id: Identifier<Member>) async throws -> KeptMember {
        try await keptMember(where: "member.member_id = \(id)")
    }

    /// The same, whom nobody else changes until the transaction ends.
    func lockedMember(_ id: Identifier<Member>) async throws -> KeptMember {
        // Not the row itself, which is locked last: others lock it after the audit trail.
        try await execute("SELECT pg_advisory_xact_lock(hashtextextended('member ' || \("\(id)"), 0))")
        return try await keptMember(id)
    }

    /// A member whom this administrator keeps, by the name they sign in with; throws `NotFound` for anybody else.
    package func keptMember(named name: String) async throws -> KeptMember {
        try await keptMember(where: "member.name = \(name.lowercased())")
    }

    private func keptMember(where condition: SQL) async throws -> KeptMember {
        let own: SQL =
            member.may(.keepMembers, at: .headquarters) ? "" : "AND member.tenant_id = \(member.organisation)"
        let found = try await one(
            """
            SELECT member.member_id, member.name, member.full_name, member.role, member.active, member.since,
                member.last_sign_in, organisation.tenant_id, organisation.kind, organisation.name_zh,
                organisation.name_en
            FROM tenancy.member
            JOIN tenancy.organisation ON organisation.tenant_id = member.tenant_id
            WHERE member.programme_id = \(member.programme) AND \(condition) \(own)
            """,
            of: "member"
        ) {
            (
                id: Identifier<Member>,
                name: String,
                fullName: String,
                role: Role,
                active: Bool,
                since: Date,
                lastSignIn: Date?,
                tenant: Identifier<Organisation>,
                kind: Organisation.Kind,
                nameZh: String,
                nameEn: String
            ) in
            KeptMember(
                entry: MemberEntry(
                    id: id,
                    name: name,
                    fullName: fullName,
                    role: role,
                    active: active,
                    since: since,
                    lastSignIn: lastSignIn
                ),
                organisation: Organisation(id: tenant, kind: kind, nameZh: nameZh, nameEn: nameEn)
            )
        }
        guard Role.given(by: member, in: found.organisation).contains(found.entry.role) else {
            throw NotFound(what: "member")
        }
        return found
    }
}
