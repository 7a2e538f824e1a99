import Collection
import Lifecycle
import Postgres
import Tenancy

/// What an indicator's figure is of.
package enum Place: Sendable, Hashable {
    case programme
    /// ISO 3166-1 alpha-2.
    case country(String)
}

/// A college of a place as its figures name it.
package struct CollegeOfPlace: Sendable, Hashable, Codable {
    package let id: Identifier<College>
    package let tenant: Identifier<Organisation>
    package let code: String
    package let nameZh: String
    package let nameEn: String
    package let country: String
    package let state: College.State

    /// What its figures are read by.
    package var key: CollegeKey { CollegeKey(id: id, tenant: tenant) }

    /// Whether it has come far enough to report figures, and has not been closed.
    package var isExpected: Bool { state.phase != .approval && state != .preparing && state != .closed }
}

extension Scope {
    /// The colleges of a country, of all countries, or the one of a code, by code.
    package func colleges(in place: Place, code: String? = nil) async throws -> [CollegeOfPlace] {
        let ofCountry: SQL = if case .country(let country) = place { "AND country = \(country)" } else { "" }
        let ofCode: SQL = if let code { "AND code = \(code)" } else { "" }
        return try await all(
            """
            SELECT college_id, tenant_id, code, name_zh, name_en, country, state
            FROM lifecycle.college
            WHERE programme_id = \(member.programme) \(ofCountry) \(ofCode)
            ORDER BY code
            """
        ) {
            (
                id: Identifier<College>,
                tenant: Identifier<Organisation>,
                code: String,
                zh: String,
                en: String,
                country: String,
                state: College.State
            ) in
            CollegeOfPlace(id: id, tenant: tenant, code: code, nameZh: zh, nameEn: en, country: country, state: state)
        }
    }

    /// One indicator of a place in these periods, in their order; headquarters only. Throws `NotFound` where the
    /// programme has no college there.
    package func figures(
        of indicator: Indicator,
        _ book: IndicatorBook,
        in place: Place,
        periods: [Period]
    ) async throws -> [Figure] {
        var countries = try await countries()
        if case .country(let country) = place {
            guard countries.contains(country) else { throw NotFound(what: "country") }
            countries = [country]
        }
        let wanted = periods.reduce(into: Set<Period>()) { $0.formUnion(book.periods(for: indicator, in: $1)) }
        var whole = Sums()
        for sums in try await sums(ofCountries: countries, in: wanted, book: book).values { whole.add(sums) }
        return periods.map { Figure(indicator, of: whole, in: $0, book: book) }
    }
}
