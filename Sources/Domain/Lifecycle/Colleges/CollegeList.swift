import Postgres
import Tenancy

/// Which colleges a list shows, in which order, and which page of it; beyond the last page is
/// the last.
package struct CollegeFilter: Sendable {
    /// What a list is ordered by.
    package enum Order: String, Sendable, CaseIterable {
        case code, country, state, since
    }

    /// ISO 3166-1 alpha-2.
    package var country: String?
    package var state: College.State?
    package var phase: Phase?
    /// Words of the code, a name or the city; also of the lead college, the partner and the country.
    package var text = ""
    /// The codes of the countries that a word of the text names, in whatever language.
    package var countriesNamed: @Sendable (String) -> [String] = { _ in [] }
    package var order: Order = .code
    package var limit = 50
    package var offset = 0

    /// Everything the member may see, by code, the first 50.
    package init() {}
}

extension Scope {
    /// The colleges that the filter chooses among those the member may see, for headquarters those that were submitted,
    /// and how many there are on all pages.
    package func colleges(_ filter: CollegeFilter) async throws -> (entries: [CollegeEntry], count: Int) {
        var chosen = filter.condition(in: member.programme)
        // A draft is its lead college's and its partner's until it is submitted.
        if Role.headquarters.contains(member.role) { chosen.append(" AND \(SQL.isSubmitted)") }
        let count: Int = try await one("SELECT count(*) FROM lifecycle.college WHERE \(chosen)")
        let stretch = ListStretch(from: filter.offset, size: filter.limit, of: count)
        let entries = try await colleges(
            where: chosen,
            rest: "ORDER BY \(filter.order.sql) LIMIT \(stretch.size) OFFSET \(stretch.offset)"
        )
        return (entries, count)
    }
}

extension Scope {
    /// The colleges at which something may wait for the member, by code, with these others among those they may see.
    package func collegesWhereSomethingMayWait(
        besides others: [Identifier<College>] = []
    ) async throws -> [CollegeEntry] {
        let occasions = Occasions(for: member.role)
        var chosen: SQL = """
            programme_id = \(member.programme) AND (\(occasions.condition) OR college_id = ANY (\(others)))
            """
        if Role.headquarters.contains(member.role) { chosen.append(" AND \(SQL.isSubmitted)") }
        return try await colleges(where: chosen, rest: "ORDER BY code")
    }
}

extension CollegeFilter {
    fileprivate func condition(in programme: Identifier<Programme>) -> SQL {
        var conditions: [SQL] = ["programme_id = \(programme)"]
        if let country { conditions.append("country = \(country)") }
        if let state { conditions.append("state = \(state)") }
        if let phase { conditions.append("state = ANY (\(College.State.allCases.filter { $0.phase == phase }))") }
        for word in text.split(whereSeparator: \.isWhitespace) {
            conditions.append(
                """
                (
                    strpos(lower(concat_ws(' ', code, name_zh, name_en, city_zh, city_en, lead_zh, lead_en, partner_zh,
                        partner_en)),
                        lower(\(String(word)))) > 0
                    OR country = ANY (\(countriesNamed(String(word))))
                )
                """
            )
        }
        return conditions.joined(by: " AND ")
    }
}

extension CollegeFilter.Order {
    fileprivate var sql: SQL {
        switch self {
        case .code: "code"
        case .country: "country, code"
        case .state: "array_position(\(College.State.allCases.map(\.rawValue)), state), code"
        case .since: "since DESC, code"
        }
    }
}
