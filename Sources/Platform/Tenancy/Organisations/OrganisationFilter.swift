import Foundation
import Postgres

/// What a list of a programme's lead colleges and partners is narrowed down to, and in what order it comes.
package struct OrganisationFilter: Sendable {
    /// What a list is ordered by.
    package enum Order: String, Sendable, CaseIterable {
        /// Lead colleges first, then by country and name.
        case kind
        case nameZh, nameEn, country, members
    }

    /// Words of either name or the number that its members sign in with; also of the country.
    package var text = ""
    /// The codes of the countries that a word of the text names, in whatever language.
    package var countriesNamed: @Sendable (String) -> [String] = { _ in [] }
    package var kind: Organisation.Kind?
    /// ISO 3166-1 alpha-2.
    package var country: String?
    package var order: Order = .kind
    package var limit = 50
    package var offset = 0

    /// All of them, the first 50.
    package init() {}
}

extension Scope {
    /// The organisations of the member's programme that the filter chooses, and how many there are on all pages; for
    /// headquarters' administrators.
    package func organisations(
        _ filter: OrganisationFilter
    ) async throws -> (entries: [OrganisationEntry], count: Int) {
        try member.require(.seeOrganisations)
        let chosen = filter.condition
        let count: Int = try await one(
            "SELECT count(*) FROM tenancy.organisation WHERE programme_id = \(member.programme) AND \(chosen)"
        )
        let stretch = ListStretch(from: filter.offset, size: filter.limit, of: count)
        let entries = try await organisations(
            where: chosen,
            order: filter.order.sql,
            rest: "LIMIT \(stretch.size) OFFSET \(stretch.offset)"
        )
        return (entries, count)
    }

    /// The countries that the programme's lead colleges and partners are in, by code.
    package func organisationCountries() async throws -> [String] {
        try member.require(.seeOrganisations)
        return try await all(
            """
            SELECT DISTINCT country FROM tenancy.organisation
            WHERE programme_id = \(member.programme) AND kind IN ('lead-college', 'partner')
            ORDER BY country
            """
        ) { (country: String) in country }
    }
}

extension OrganisationFilter {
    fileprivate var condition: SQL {
        var conditions: [SQL] = ["kind IN ('lead-college', 'partner')"]
        if let kind { conditions.append("kind = \(kind)") }
        if let country { conditions.append("country = \(country)") }
        for word in text.split(whereSeparator: \.isWhitespace) {
            conditions.append(
                """
                (
                    strpos(lower(concat_ws(' ', name_zh, name_en, \(SQL.organisationNumber))), lower(\(String(word)))) > 0
                    OR country = ANY (\(countriesNamed(String(word))))
                )
                """
            )
        }
        return conditions.joined(by: " AND ")
    }
}

extension SQL {
    /// `SignInName.number` of an organisation's row.
    fileprivate static let organisationNumber: SQL = """
        (('x' || encode(substring(sha256(uuid_send(tenant_id)) FROM 1 FOR 4), 'hex'))::bit(32)::bigint % 900000 + 100000)
        """
}

extension OrganisationFilter.Order {
    /// Chinese names by their pinyin.
    fileprivate var sql: SQL {
        switch self {
        case .kind: "kind, country, name_en"
        case .nameZh: "name_zh COLLATE \"zh-x-icu\""
        case .nameEn: "lower(name_en)"
        case .country: "country, name_en"
        case .members: "members DESC, name_en"
        }
    }
}
