import Foundation
import Postgres

/// A member as the list of an organisation's members shows them.
package struct MemberEntry: Sendable, Codable, Hashable {
    package let id: Identifier<Member>
    package let name: String
    package let fullName: String
    package let role: Role
    package let active: Bool
    package let since: Date
    package let lastSignIn: Date?
}

/// Why a member was not added; each case names the field to mend.
package enum MemberRefusal: Error, Sendable, Hashable {
    /// Somebody of this organisation signs in with this name already.
    case nameTaken(String)
    /// 3 to 64 lower-case letters, digits, dots, dashes or underscores.
    case nameMalformed(String)
    case fullName(PrintedName.Fault)
    /// At least 12 characters.
    case passwordShort(Int)
    /// This kind of organisation has no such role.
    case roleElsewhere(Role, Organisation.Kind)
}

extension Role {
    /// The roles that a kind of organisation can give its members.
    package static func of(_ kind: Organisation.Kind) -> [Role] {
        switch kind {
        case .headquarters: [.reviewer, .expert, .hqAdmin, .leader]
        case .leadCollege: [.reporter, .approver, .collegeAdmin, .expert]
        case .partner: [.partner, .expert]
        case .platform: [.operator]
        }
    }
}

extension Scope {
    /// The member's own organisation.
    package func ownOrganisation() async throws -> Organisation {
        try await one(
            "SELECT tenant_id, kind, name_zh, name_en FROM tenancy.organisation WHERE tenant_id = \(member.organisation)",
            of: "organisation",
            Organisation.init
        )
    }

    /// The members of the member's own organisation, by name.
    package func members() async throws -> [MemberEntry] {
        try await all(
            """
            SELECT member_id, name, full_name, role, active, since, last_sign_in
            FROM tenancy.member
            WHERE tenant_id = \(member.organisation)
            ORDER BY role, full_name
            """,
            MemberEntry.init
        )
    }
}

extension Scope {
    /// The full names of an organisation's active members, by their roles, as far as the reader may know them.
    package func names(of organisation: Identifier<Organisation>) async throws -> [Role: [String]] {
        let members = try await all(
            """
            SELECT role, full_name FROM tenancy.member WHERE tenant_id = \(organisation) AND active ORDER BY full_name
            """
        ) { (role: Role, name: String) in (role, name) }
        return Dictionary(grouping: members) { $0.0 }.mapValues { $0.map(\.1) }
    }
}

extension Database {
    /// Adds a member to an organisation, the administrator's own unless told, with the entry in the audit trail. They sign
    /// in with their name and their organisation's number, and must change their first password then.
    package func add(
        _ new: NewMember,
        to tenant: Identifier<Organisation>? = nil,
        by act: Act
    ) async throws -> Member {
        let admin = act.member
        try admin.require(.keepMembers)
        let password = try await passwords.hash(new.password, for: "member:\(admin.id)")
        return try await self.act(act) { scope in
            let organisation = try await scope.organisation(keeping: tenant)
            let isOwn = organisation.id == admin.organisation
            guard Role.given(by: admin, in: organisation).contains(new.role) else {
                throw MemberRefusal.roleElsewhere(new.role, organisation.kind)
            }
            let added = new.member(of: organisation.id, in: admin.programme)
            try await scope.insert(added, password: password, givenUntil: act.at + Password.lifetimeOfGiven)
            let details = isOwn ? [:] : ["organisation": "\(organisation.id)"]
            return Deed(added, AuditEntry("tenancy.add-member", of: "\(added.id)", details: details))
        }
    }

    /// Whether somebody of an organisation signs in with this name already.
    package func isTaken(_ name: String, in tenant: Identifier<Organisation>) async throws -> Bool {
        let name = SignInName.whole(name.lowercased(), in: tenant)
        return try await asSignIn {
            try await $0.one("SELECT count(*) > 0 FROM tenancy.password WHERE name = \(name)")
        }
    }
}

extension Scope {
    /// The organisation whose members are kept: the member's own unless told; throws `NotFound` or `Forbidden` for one that is
    /// not theirs to see.
    func organisation(keeping tenant: Identifier<Organisation>?) async throws -> Organisation {
        guard let tenant, tenant != member.organisation else { return try await ownOrganisation() }
        return try await organisation(tenant).organisation
    }

    /// Writes a member and the password they sign in with; throws `MemberRefusal.nameTaken`.
    ///
    /// - Parameter end: until when a password that they did not choose themselves opens anything.
    package func insert(_ new: Member, password: Password, givenUntil end: Date? = nil) async throws {
        let taken: Bool = try await acting(as: "sign-in") {
            try await execute(
                """
                INSERT INTO tenancy.password (name, tenant_id, member_id, hash, given_until)
                VALUES (\(new.name), \(new.organisation), \(new.id), \(password.hash), \(end))
                ON CONFLICT (name) DO NOTHING
                """
            ) == 0
        }
        guard !taken else { throw MemberRefusal.nameTaken(SignInName.ownPart(of: new.name)) }
        try await insert(new)
    }

    /// Writes a member who does not sign in yet; throws `NameRefusal`.
    package func insert(_ new: Member) async throws {
        try PrintedName.check(new.fullName)
        try await execute(
            """
            INSERT INTO tenancy.member (tenant_id, member_id, programme_id, name, full_name, role, colleges)
            VALUES (\(new.organisation), \(new.id), \(new.programme), \(new.name), \(new.fullName),
                \(new.role.rawValue), \(new.colleges))
            """
        )
    }
}
