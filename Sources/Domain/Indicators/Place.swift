import Calendar
import Collection
import Lifecycle
import Postgres
import Tenancy

/// What an indicator's figure is of.
package enum Place: Sendable, Hashable {
    case programme
    /// ISO 3166-1 alpha-2.
    case country(String)
    case college(Identifier<College>)
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
    package var isExpected: Bool { College.State.reporting.contains(state) }
}

extension Scope {
    /// The colleges of a place that the member may see, or the one of a code, by code; of the programme and of a country
    /// those that were submitted.
    package func colleges(in place: Place, code: String? = nil) async throws -> [CollegeOfPlace] {
        let ofPlace: SQL =
            switch place {
            case .programme: "AND \(SQL.isSubmitted)"
            case .country(let country): "AND country = \(country) AND \(SQL.isSubmitted)"
            case .college(let id): "AND college_id = \(id)"
            }
        let ofCode: SQL = if let code { "AND code = \(code)" } else { "" }
        return try await all(
            """
            SELECT college_id, tenant_id, code, name_zh, name_en, country, state
            FROM lifecycle.college
            WHERE programme_id = \(member.programme) \(ofPlace) \(ofCode)
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

    /// One indicator of a place in these periods, in their order; of a country and of the programme headquarters only.
    /// Throws `NotFound` where the member sees no college there.
    package func figures(
        of indicator: Indicator,
        _ book: IndicatorBook,
        in place: Place,
        periods: [Period]
    ) async throws -> [Figure] {
        let wanted = periods.reduce(into: Set<Period>()) { $0.formUnion(book.periods(for: indicator, in: $1)) }
        let elements = book.elementCodes(for: indicator)
        let (sums, targets) = try await sumsAndTargets(of: place, in: wanted, book: book, elements: elements)
        return periods.map { Figure(indicator, of: sums, in: $0, book: book, targets: targets) }
    }

    /// What the indicators ask for of a place, of a college from its own sums, otherwise from the rollups, and the targets
    /// that apply to it. Throws `NotFound` where the member sees no college there.
    ///
    /// - Parameter elements: the codes of those that are asked for; nil for all.
    func sumsAndTargets(
        of place: Place,
        in periods: Set<Period>,
        book: IndicatorBook,
        elements: Set<String>? = nil
    ) async throws -> (Sums, PlaceTargets) {
        if case .college = place {
            guard let college = try await colleges(in: place).first else { throw NotFound(what: "college") }
            let sums = try await sums(ofColleges: [college.key], in: periods, book: book, elements: elements)
            let targets = try await targets(over: periods, ofColleges: [college.key])
            return (sums[college.id] ?? Sums(), targets.of(place))
        }
        var countries = try await submittedCountries()
        if case .country(let country) = place {
            guard countries.contains(country) else { throw NotFound(what: "country") }
            countries = [country]
        }
        let sums = try await sums(together: countries, in: periods, book: book, elements: elements)
        return (sums, try await targets(over: periods).of(place))
    }

    /// The period of the first report that was ever due of a place, as far as the member sees it; nil where there is none.
    package func firstReportedPeriod(of place: Place) async throws -> Period? {
        var ofCollege: SQL = ""
        if case .college(let id) = place {
            guard let college = try await colleges(in: place).first else { return nil }
            ofCollege = "AND tenant_id = \(college.tenant) AND college_id = \(id)"
        }
        let first = try await first(
            """
            SELECT period FROM collection.report
            WHERE programme_id = \(member.programme) \(ofCollege)
            ORDER BY due_on, length(period) DESC
            LIMIT 1
            """,
            as: String.self
        )
        return first.flatMap { Period($0) }
    }
}

extension Coverages {
    /// Of a place.
    package func of(_ place: Place) -> Coverage {
        switch place {
        case .programme: whole
        case .country(let country): countries[country] ?? Coverage([])
        case .college(let college): self[college]
        }
    }
}
