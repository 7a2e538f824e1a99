import Calendar
import Collection
import Foundation
import Lifecycle
import Postgres
import Tenancy

extension Scope {
    /// The indicators of the member's programme, read and parsed only where they are not what they were.
    package func indicatorBook(_ memory: FigureMemory) async throws -> IndicatorBook {
        let version = try await indicatorVersion()
        if let book = memory.book(of: member.programme, version: version) { return book }
        var book = try await indicatorBook()
        book.version = version
        memory.keep(book, of: member.programme)
        return book
    }

    /// What tells the programme's indicators and dictionary from any others: a hash of their rows.
    private func indicatorVersion() async throws -> String {
        let tables: [(SQL, SQL)] = [
            ("indicators", "indicator"), ("collection", "element"), ("collection", "category_combination"),
            ("collection", "option_combination"),
        ]
        let hashes: [SQL] = tables.map { room, table in
            """
            (SELECT sum(hash_record_extended(\(table), 0)) FROM \(room).\(table) WHERE programme_id = \(member.programme))
            """
        }
        return try await one("SELECT concat_ws(' ', \(hashes.joined(by: ", ")))")
    }

    /// What tells the targets of the programme, its countries and its colleges from any others: a hash of their rows, all
    /// of which headquarters alone sees.
    private func targetVersion() async throws -> String {
        try await one(
            """
            SELECT concat_ws(' ',
                (SELECT sum(hash_record_extended(target, 0)) FROM indicators.target
                    WHERE programme_id = \(member.programme)),
                (SELECT sum(hash_record_extended(college_target, 0)) FROM indicators.college_target
                    WHERE programme_id = \(member.programme)))
            """
        )
    }

    /// Every country of the programme and the programme itself, of those alone read anew whose values have changed;
    /// headquarters only.
    package func scorecards(
        _ book: IndicatorBook,
        in periods: [Period],
        _ memory: FigureMemory
    ) async throws -> ProgrammeScorecards {
        try member.require(.seeCountries)
        let versions = try await countryVersions()
        let goals = try await targetVersion()
        let known = try await known(book, of: versions, goals, in: periods, memory)
        let all = versions.map { "\($0.place) \($0.writes)" }.joined(separator: " ")
        let (key, version) = (key("programme", periods), "\(book.version) \(goals) \(all)")
        let cards: [Scorecard]
        if let whole = memory.known(key, version: version) {
            cards = whole.cards
        } else {
            var whole = Sums()
            for country in known.values { whole.add(country.sums) }
            let targets = try await targets(over: book.periods(for: periods)).of(.programme)
            cards = periods.map { Scorecard(book, of: whole, in: $0, targets: targets) }
            memory.keep(FigureMemory.Known(version: version, cards: cards), of: key)
        }
        return ProgrammeScorecards(countries: known.mapValues(\.cards), programme: cards)
    }

    /// A place in these periods, in their order; for headquarters worked out only where its values have changed. Throws
    /// `NotFound` where the member sees no college there.
    package func scorecards(
        _ book: IndicatorBook,
        of place: Place,
        in periods: [Period],
        _ memory: FigureMemory
    ) async throws -> [Scorecard] {
        guard member.may(.seeCountries) else { return try await scorecards(book, of: place, in: periods) }
        switch place {
        case .college: return try await scorecards(book, of: place, in: periods)
        case .country(let country):
            let version = try await countryVersions().filter { $0.place == country }
            guard !version.isEmpty else { throw NotFound(what: "country") }
            return try await known(book, of: version, try await targetVersion(), in: periods, memory)[country]?.cards
                ?? []
        case .programme: return try await scorecards(book, in: periods, memory).programme
        }
    }

    /// Colleges in these periods, in their order; of those alone read anew whose values or targets have changed.
    package func scorecards(
        _ book: IndicatorBook,
        ofColleges colleges: [CollegeKey],
        in periods: [Period],
        _ memory: FigureMemory
    ) async throws -> [Identifier<College>: [Scorecard]] {
        guard !colleges.isEmpty, !periods.isEmpty else { return [:] }
        let versions = try await versions(of: colleges, book)
        var cards: [Identifier<College>: [Scorecard]] = [:]
        var changed: [CollegeKey] = []
        for college in colleges {
            let known = versions[college.id].flatMap { memory.known(key("\(college.id)", periods), version: $0) }
            if let known { cards[college.id] = known.cards } else { changed.append(college) }
        }
        guard !changed.isEmpty else { return cards }
        for (id, made) in try await scorecards(book, ofColleges: changed, in: periods) {
            cards[id] = made
            guard let version = versions[id] else { continue }
            memory.keep(FigureMemory.Known(version: version, cards: made), of: key("\(id)", periods))
        }
        return cards
    }

    private func key(_ place: String, _ periods: [Period]) -> FigureMemory.Key {
        let reader = member.may(.seeCountries) ? nil : member.organisation
        return FigureMemory.Key(programme: member.programme, reader: reader, place: place, periods: periods)
    }

    /// These countries' sums and cards, by country.
    private func known(
        _ book: IndicatorBook,
        of versions: [PlaceVersion],
        _ goals: String,
        in periods: [Period],
        _ memory: FigureMemory
    ) async throws -> [String: FigureMemory.Known] {
        var found: [String: FigureMemory.Known] = [:]
        var changed: [PlaceVersion] = []
        for place in versions {
            let known = memory.known(key(place.place, periods), version: "\(book.version) \(goals) \(place.writes)")
            if let known { found[place.place] = known } else { changed.append(place) }
        }
        guard !changed.isEmpty else { return found }
        let wanted = book.periods(for: periods)
        let sums = try await sums(ofCountries: changed.map(\.place), in: wanted, book: book)
        let targets = try await targets(over: wanted)
        for place in changed {
            let own = sums[place.place] ?? Sums()
            let judged = targets.of(.country(place.place))
            let known = FigureMemory.Known(
                version: "\(book.version) \(goals) \(place.writes)",
                sums: own,
                cards: periods.map { Scorecard(book, of: own, in: $0, targets: judged) }
            )
            memory.keep(known, of: key(place.place, periods))
            found[place.place] = known
        }
        return found
    }

    /// The countries that headquarters has before it, in order, each with what changes whenever a value or a report of one
    /// of its colleges does: how often each of their ledgers was written.
    private func countryVersions() async throws -> [PlaceVersion] {
        try await all(
            """
            SELECT college.country,
                md5(string_agg(concat_ws(' ', college.college_id, ledger.writes), ',' ORDER BY college.college_id))
            FROM lifecycle.college
            LEFT JOIN collection.ledger
                ON ledger.tenant_id = college.tenant_id AND ledger.college_id = college.college_id
            WHERE college.programme_id = \(member.programme)
            GROUP BY college.country
            HAVING bool_or(\(SQL.isSubmitted))
            ORDER BY college.country
            """,
            PlaceVersion.init
        )
    }

    /// What tells each college's figures from any others: of the indicators, of its values and of the targets that judge
    /// them; of whose values the member sees none it is not there.
    private func versions(of colleges: [CollegeKey], _ book: IndicatorBook) async throws -> [Identifier<College>:
        String]
    {
        let rows = try await all(
            """
            SELECT ledger.college_id, concat_ws(' ', ledger.writes,
                (SELECT sum(hash_record_extended(target, 0)) FROM indicators.target
                    WHERE programme_id = \(member.programme)),
                (SELECT sum(hash_record_extended(college_target, 0)) FROM indicators.college_target
                    WHERE college_target.tenant_id = ledger.tenant_id
                        AND college_target.college_id = ledger.college_id))
            FROM collection.ledger
            WHERE tenant_id = ANY (\(Array(Set(colleges.map(\.tenant))))) AND college_id = ANY (\(colleges.map(\.id)))
            """
        ) { (college: Identifier<College>, version: String) in (college, "\(book.version) \(version)") }
        return Dictionary(rows) { first, _ in first }
    }
}

/// A country with what tells its values from what they were.
private struct PlaceVersion {
    let place: String
    let writes: String
}
