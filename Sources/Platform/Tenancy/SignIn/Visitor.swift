import Calendar
import Foundation
import Language
import Postgres

/// A signed-in member with the names that every page shows.
package struct Visitor: Sendable, Hashable {
    package let member: Member
    package let organisation: Organisation
    package let programme: Programme

    init(member: Member, organisation: Organisation, programme: Programme) {
        (self.member, self.organisation, self.programme) = (member, organisation, programme)
    }

    /// The same, of whose rights only reading counts now.
    package var reading: Visitor {
        Visitor(member: member.reading, organisation: organisation, programme: programme)
    }
}

extension Database {
    /// Every programme of the database, by code.
    package func programmes() async throws -> [Programme] {
        try await asSignIn {
            try await $0.all(
                """
                SELECT programme_id, code, name, demonstration, time_zone, second_factor FROM tenancy.programme
                ORDER BY code
                """
            ) {
                (
                    id: Identifier<Programme>,
                    code: String,
                    name: JSON<LocalizedText>,
                    demonstration: Bool,
                    zone: Zone,
                    secondFactor: Bool
                ) in
                Programme(
                    id: id,
                    code: code,
                    name: name.value,
                    isDemonstration: demonstration,
                    zone: zone,
                    needsSecondFactor: secondFactor
                )
            }
        }
    }

    /// The organisation that runs a programme; nil in one that has none.
    package func headquarters(of programme: Identifier<Programme>) async throws -> Identifier<Organisation>? {
        try await asSignIn {
            try await $0.first(
                "SELECT tenant_id FROM tenancy.organisation WHERE programme_id = \(programme) AND kind = 'headquarters'"
            )
        }
    }

    /// An active member of a tenant, for what reads in their name without their signing in; nil if they are not active.
    package func visitor(_ member: Identifier<Member>, of tenant: Identifier<Organisation>) async throws -> Visitor? {
        try await asSignIn { try await $0.visitor(member.uuid, of: tenant.uuid) }
    }

    /// An active member by the name they sign in with, for commands that act for somebody; nil if there is none.
    package func member(named name: String) async throws -> Visitor? {
        try await asSignIn { transaction in
            let found = try await transaction.first(
                "SELECT tenant_id, member_id FROM tenancy.member WHERE name = \(name.lowercased()) AND active"
            ) { (tenant: UUID, member: UUID) in (tenant: tenant, member: member) }
            guard let found else { return nil }
            return try await transaction.visitor(found.member, of: found.tenant)
        }
    }
}

extension Transaction {
    /// A member with the names of their organisation and programme; nil when they are not active.
    func visitor(_ member: UUID, of tenant: UUID) async throws -> Visitor? {
        let found = try await first(
            """
            SELECT \(FoundVisitor.withoutSession), \(FoundVisitor.columns) FROM tenancy.member \(FoundVisitor.joins)
            WHERE member.tenant_id = \(tenant) AND member.member_id = \(member) AND member.active
            """,
            FoundVisitor.init
        )
        return found?.entrant.visitor
    }
}
