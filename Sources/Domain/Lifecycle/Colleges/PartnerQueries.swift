import Foundation
import Postgres
import Tenancy

/// A partner abroad with whom a college can be planned.
package struct PartnerOrganisation: Sendable, Hashable, Codable {
    package let id: Identifier<Organisation>
    package let nameZh: String
    package let nameEn: String
    /// ISO 3166-1 alpha-2.
    package let country: String
}

/// Why a new partner was not entered.
package enum PartnerRefusal: Error, Sendable, Hashable {
    /// The programme has one of this name in this country.
    case known(PartnerOrganisation)
}

extension Scope {
    /// The partners of the member's programme, by country; their names are no secret within it.
    package func partners() async throws -> [PartnerOrganisation] {
        try await acting(as: "sign-in") {
            try await all(
                """
                SELECT tenant_id, name_zh, name_en, country FROM tenancy.organisation
                WHERE programme_id = \(member.programme) AND kind = 'partner' ORDER BY country, name_en
                """,
                PartnerOrganisation.init
            )
        }
    }

    /// The partner that an application names; one that the programme doesn't have yet becomes an organisation at once,
    /// without members, for the college's row names its partner; and what the audit trail is to hear of it. Throws
    /// `NotFound` or `PartnerRefusal`.
    func partner(
        _ partner: NewCollege.Partner
    ) async throws -> (organisation: PartnerOrganisation, founded: [AuditEntry]) {
        let known = try await partners()
        switch partner {
        case .known(let id):
            guard let partner = known.first(where: { $0.id == id }) else { throw NotFound(what: "partner") }
            return (partner, [])
        case .new(let nameZh, let nameEn, let country):
            let twin = known.first { other in
                other.country == country
                    && (other.nameZh == nameZh || other.nameEn.lowercased() == nameEn.lowercased())
            }
            if let twin { throw PartnerRefusal.known(twin) }
            let organisation = Organisation(kind: .partner, nameZh: nameZh, nameEn: nameEn)
            // Only headquarters founds organisations; the application does so in its name, this kind and nothing else.
            try await acting(as: "hq-admin") { try await insert(organisation, country: country) }
            let details = ["nameZh": nameZh, "nameEn": nameEn, "country": country]
            let entry = AuditEntry("lifecycle.found-partner", of: "\(organisation.id)", details: details)
            return (PartnerOrganisation(id: organisation.id, nameZh: nameZh, nameEn: nameEn, country: country), [entry])
        }
    }
}
