import Postgres

/// A tenant: headquarters, a Chinese lead college or a foreign partner.
package struct Organisation: Sendable, Hashable, Codable {
    /// What an organisation is to its programme.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case headquarters
        case leadCollege = "lead-college"
        case partner
        /// Runs the service; holds no programme's content.
        case platform
    }

    package let id: Identifier<Organisation>
    package let kind: Kind
    /// The Chinese name.
    package let nameZh: String
    /// The English name.
    package let nameEn: String

    /// An organisation as its rows and pages name it.
    package init(id: Identifier<Organisation> = Identifier(), kind: Kind, nameZh: String, nameEn: String) {
        self.id = id
        self.kind = kind
        self.nameZh = nameZh
        self.nameEn = nameEn
    }
}

extension Scope {
    /// The country that the member's own organisation is in, ISO 3166-1 alpha-2; throws `NotFound`.
    package func ownCountry() async throws -> String {
        try await one(
            "SELECT country FROM tenancy.organisation WHERE tenant_id = \(member.organisation)",
            of: "organisation"
        ) { (country: String) in country }
    }
}
