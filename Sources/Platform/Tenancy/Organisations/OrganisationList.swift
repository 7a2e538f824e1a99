import Foundation
import Postgres

/// A lead college or partner as headquarters lists it.
package struct OrganisationEntry: Sendable, Codable, Hashable {
    package let organisation: Organisation
    /// ISO 3166-1 alpha-2.
    package let country: String
    /// Made up for a demonstration.
    package let isIllustrative: Bool
    /// Those who may sign in.
    package let members: Int
    /// What the names end with that its members sign in with.
    package var number: String { SignInName.number(of: organisation.id) }

    /// An organisation as its row and its members' tell.
    package init(organisation: Organisation, country: String, isIllustrative: Bool, members: Int) {
        self.organisation = organisation
        self.country = country
        self.isIllustrative = isIllustrative
        self.members = members
    }
}

extension Scope {
    /// The lead colleges, then the partners of the member's programme, by name; for headquarters' administrators.
    package func organisations() async throws -> [OrganisationEntry] {
        try member.require(.seeOrganisations)
        return try await organisations(
            where: "kind IN ('lead-college', 'partner')",
            order: "kind, country, name_en",
            rest: ""
        )
    }

    /// One lead college or partner of the member's programme; throws `NotFound`.
    package func organisation(_ id: Identifier<Organisation>) async throws -> OrganisationEntry {
        try member.require(.seeOrganisations)
        let found = try await organisations(
            where: "kind IN ('lead-college', 'partner') AND tenant_id = \(id)",
            order: "tenant_id",
            rest: ""
        )
        guard let found = found.first else { throw NotFound(what: "organisation") }
        return found
    }

    func organisations(
        where condition: SQL,
        order: SQL,
        rest: SQL
    ) async throws -> [OrganisationEntry] {
        try await all(
            """
            SELECT tenant_id, kind, name_zh, name_en, country, illustrative, (
                SELECT count(*) FROM tenancy.member WHERE member.tenant_id = organisation.tenant_id AND member.active
            ) AS members
            FROM tenancy.organisation
            WHERE programme_id = \(member.programme) AND \(condition)
            ORDER BY \(order), tenant_id
            \(rest)
            """
        ) {
            (
                id: Identifier<Organisation>,
                kind: Organisation.Kind,
                nameZh: String,
                nameEn: String,
                country: String,
                isIllustrative: Bool,
                members: Int
            ) in
            OrganisationEntry(
                organisation: Organisation(id: id, kind: kind, nameZh: nameZh, nameEn: nameEn),
                country: country,
                isIllustrative: isIllustrative,
                members: members
            )
        }
    }
}
