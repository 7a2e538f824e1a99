import Foundation
import Postgres
import Spreadsheet

/// Somebody who was just added, with the first password, which is kept nowhere else.
package struct AddedMember: Sendable {
    package let member: Member
    package let organisation: Organisation
    package let password: String
    /// Until when the password opens anything.
    package let until: Date
}

extension Database {
    /// The organisation whose members an administrator adds, their own unless told, with the roles that they give there: to
    /// be asked before a file is read. Throws `Forbidden` where they give none, or `NotFound`.
    package func admitRoster(
        of tenant: Identifier<Organisation>?,
        by admin: Member
    ) async throws -> (organisation: Organisation, roles: [Role]) {
        try admin.require(.keepMembers)
        let organisation = try await reading(as: admin) { try await $0.organisation(keeping: tenant) }
        let roles = Role.given(by: admin, in: organisation)
        guard !roles.isEmpty else { throw Forbidden(.keepMembers) }
        return (organisation, roles)
    }

    /// Adds everybody whom a file lists to an organisation, the administrator's own unless told, or nobody: each with an
    /// entry in the audit trail. Throws `RosterRefused` with every fault, `SheetFault`, `Forbidden` or `NotFound`.
    package func add(
        membersIn file: SheetFile,
        to tenant: Identifier<Organisation>? = nil,
        _ words: RosterWords,
        by act: Act
    ) async throws -> [AddedMember] {
        let (organisation, roles) = try await admitRoster(of: tenant, by: act.member)
        let roster = try await MemberRoster(file, in: organisation, giving: roles, words)
        let names = roster.people.map { SignInName.whole($0.new.name, in: organisation.id) }
        try roster.check(taken: try await taken(of: names), in: organisation)
        var entering: [Entering] = []
        for person in roster.people {
            entering.append(try await enter(person.new, organisation, by: act))
        }
        let isOwn = organisation.id == act.member.organisation
        let batch = "\(UUID())".lowercased()
        return try await self.act(act) { [entering] scope in
            // Whoever was quicker has a name since it was looked up.
            try roster.check(taken: try await scope.insert(entering), in: organisation)
            let details = (isOwn ? [:] : ["organisation": "\(organisation.id)"]).merging(["roster": batch]) { $1 }
            let entries = entering.map {
                AuditEntry("tenancy.add-member", of: "\($0.added.member.id)", details: details)
            }
            return Deed(entering.map(\.added), entries[entries.count - 1], besides: entries.dropLast())
        }
    }

    /// Adds every lead college and partner that a file lists to the administrator's programme, each with its first member,
    /// or none: each with an entry in headquarters' audit trail. Throws `RosterRefused` with every fault, `SheetFault` or
    /// `Forbidden`.
    package func add(
        organisationsIn file: SheetFile,
        _ words: RosterWords,
        by act: Act
    ) async throws -> [AddedMember] {
        try act.require(.addOrganisation)
        let roster = try await OrganisationRoster(file, words)
        try roster.check(besides: try await reading(as: act.member) { try await $0.organisations() })
        var entering: [Entering] = []
        for row in roster.organisations {
            let organisation = Organisation(kind: row.new.kind, nameZh: row.new.nameZh, nameEn: row.new.nameEn)
            entering.append(try await enter(row.first, organisation, by: act))
        }
        let batch = "\(UUID())".lowercased()
        return try await self.act(act) { [entering] scope in
            try await scope.lockOrganisations()
            try roster.check(besides: try await scope.organisations())
            for (row, entering) in zip(roster.organisations, entering) {
                try await scope.insert(entering.added.organisation, country: row.new.country)
            }
            // Nobody of a new organisation has any name yet.
            _ = try await scope.insert(entering)
            let entries = entering.map { AuditEntry(founding: $0.added, roster: batch) }
            return Deed(entering.map(\.added), entries[entries.count - 1], besides: entries.dropLast())
        }
    }

    /// Which of these whole names somebody signs in with already.
    private func taken(of names: [String]) async throws -> Set<String> {
        Set(
            try await asSignIn {
                try await $0.all("SELECT name FROM tenancy.password WHERE name = ANY (\(names))") { (name: String) in
                    name
                }
            }
        )
    }

    private func enter(_ new: NewMember, _ organisation: Organisation, by act: Act) async throws -> Entering {
        let member = new.member(of: organisation.id, in: act.member.programme)
        return Entering(
            added: AddedMember(
                member: member,
                organisation: organisation,
                password: new.password,
                until: act.at + Password.lifetimeOfGiven
            ),
            password: try await passwords.hash(new.password, for: "member:\(act.member.id)")
        )
    }
}

/// Somebody about to be written.
private struct Entering: Sendable {
    let added: AddedMember
    let password: Password
}

extension Scope {
    /// Writes members and the passwords they sign in with; whose names somebody has already are not written but handed
    /// back, whole.
    fileprivate func insert(_ entering: [Entering]) async throws -> Set<String> {
        // In one order, so that two who add the same names wait for each other and not in a circle.
        let sorted = entering.sorted { $0.added.member.name < $1.added.member.name }
        let members = sorted.map(\.added.member)
        let written: [String] = try await acting(as: "sign-in") {
            try await all(
                """
                INSERT INTO tenancy.password (name, tenant_id, member_id, hash, given_until)
                SELECT name, tenant_id, member_id, hash, given_until
                FROM unnest(\(members.map(\.name)), \(members.map(\.organisation)), \(members.map(\.id)),
                    \(sorted.map(\.password.hash)), \(sorted.map(\.added.until)))
                    AS new (name, tenant_id, member_id, hash, given_until)
                ORDER BY name
                ON CONFLICT (name) DO NOTHING
                RETURNING name
                """
            )
        }
        guard written.count == members.count else { return Set(members.map(\.name)).subtracting(written) }
        for member in members { try PrintedName.check(member.fullName) }
        try await execute(
            """
            INSERT INTO tenancy.member (tenant_id, member_id, programme_id, name, full_name, role, colleges)
            SELECT tenant_id, member_id, \(member.programme), name, full_name, role, '{}'
            FROM unnest(\(members.map(\.organisation)), \(members.map(\.id)), \(members.map(\.name)),
                \(members.map(\.fullName)), \(members.map(\.role.rawValue)))
                AS new (tenant_id, member_id, name, full_name, role)
            """
        )
        return []
    }
}

extension AuditEntry {
    fileprivate init(founding added: AddedMember, roster: String) {
        let organisation = added.organisation
        self.init(
            "tenancy.add-organisation",
            of: "\(organisation.id)",
            details: [
                "nameZh": organisation.nameZh, "kind": organisation.kind.rawValue, "first": "\(added.member.id)",
                "roster": roster,
            ]
        )
    }
}
