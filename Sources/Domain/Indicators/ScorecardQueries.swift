import Calendar
import Collection
import Lifecycle
import Tenancy

/// The scorecards of every country and of the programme as a whole, in the same periods.
package struct ProgrammeScorecards: Sendable {
    /// By country, ISO 3166-1 alpha-2, then in the order of the periods asked for.
    package let countries: [String: [Scorecard]]
    /// The sums of all countries, divided once; never a mean of theirs.
    package let programme: [Scorecard]
}

extension Scope {
    /// Every country of the programme and the programme itself, from one reading of the rollups; headquarters only.
    package func scorecards(_ book: IndicatorBook, in periods: [Period]) async throws -> ProgrammeScorecards {
        let countries = try await submittedCountries()
        let wanted = book.periods(for: periods)
        let sums = try await sums(ofCountries: countries, in: wanted, book: book)
        let targets = try await targets(over: wanted)
        var whole = Sums()
        for place in sums.values { whole.add(place) }
        let cards = countries.map { country in
            let own = targets.of(.country(country))
            return (country, periods.map { Scorecard(book, of: sums[country] ?? Sums(), in: $0, targets: own) })
        }
        return ProgrammeScorecards(
            countries: Dictionary(uniqueKeysWithValues: cards),
            programme: periods.map { Scorecard(book, of: whole, in: $0, targets: targets.of(.programme)) }
        )
    }

    /// A place in these periods, in their order; a country and the programme for headquarters only. Throws `NotFound`
    /// where the member sees no college there.
    package func scorecards(_ book: IndicatorBook, of place: Place, in periods: [Period]) async throws -> [Scorecard] {
        let wanted = book.periods(for: periods)
        let (sums, targets) = try await sumsAndTargets(of: place, in: wanted, book: book)
        return periods.map { Scorecard(book, of: sums, in: $0, targets: targets) }
    }

    /// One country in these periods, in their order; headquarters only. Throws `NotFound` where the programme has no
    /// college there.
    package func scorecards(
        _ book: IndicatorBook,
        ofCountry country: String,
        in periods: [Period]
    ) async throws -> [Scorecard] {
        try await scorecards(book, of: .country(country), in: periods)
    }

    /// Colleges in these periods, in their order, from their own values: one reading for all of them.
    package func scorecards(
        _ book: IndicatorBook,
        ofColleges colleges: [CollegeKey],
        in periods: [Period]
    ) async throws -> [Identifier<College>: [Scorecard]] {
        let wanted = book.periods(for: periods)
        let sums = try await sums(ofColleges: colleges, in: wanted, book: book)
        let targets = try await targets(over: wanted, ofColleges: colleges)
        let cards = colleges.map { college in
            let own = targets.of(.college(college.id))
            return (college.id, periods.map { Scorecard(book, of: sums[college.id] ?? Sums(), in: $0, targets: own) })
        }
        return Dictionary(cards) { first, _ in first }
    }
}
