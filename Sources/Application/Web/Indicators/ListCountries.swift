import Calendar
import Collection
import Foundation
import Hummingbird
import Indicators
import Language
import Tenancy

/// `GET /countries`: every country's index on a grid, and one leg's indicators by country; for headquarters.
struct ListCountries: Endpoint {
    static let contract = Contract(answers: CountriesAnswer.self)

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember(with: .seeCountries)
        let query = CountriesQuery(request)
        let chosen = try ChosenPeriod(query.period, now: site.now(), in: context.zone)
        let leg = Leg(rawValue: query.leg) ?? .plan
        let (book, cards, coverages, newest) = try await site.database.reading(as: member) { scope in
            let book = try await scope.indicatorBook(site.figures)
            let cards = try await scope.scorecards(book, in: chosen.withPrevious, site.figures)
            return (book, cards, try await scope.coverages(in: chosen.period), try await scope.newestValue())
        }
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "Countries",
            request,
            context,
            heading: Heading(
                title: texts("countries.title"),
                period: texts.name(of: chosen.period),
                asOf: newest.map(texts.moment)
            ),
            answer: CountriesAnswer(cards, book, chosen.period, coverages)
        ) { texts in CountriesView(cards, book, chosen, leg, site.tiles, coverages, texts) }
    }
}

/// The countries as programs read them.
struct CountriesAnswer: Shaped {
    static let shape = Shape<CountriesAnswer>("Countries") { shape in
        shape.field("period", \.period)
        shape.field("programme", \.programme)
        shape.field("countries", \.countries)
    }

    struct Country: Shaped {
        static let shape = Shape<Country>("CountryScorecard") { shape in
            shape.field("country", \.country)
            shape.field("scorecard", \.scorecard)
        }

        let country: String
        let scorecard: ScorecardAnswer
    }

    let period: Period
    let programme: ScorecardAnswer?
    let countries: [Country]

    init(_ cards: ProgrammeScorecards, _ book: IndicatorBook, _ period: Period, _ coverages: Coverages) {
        self.period = period
        programme = cards.programme.first.map { ScorecardAnswer($0, book, coverages.whole) }
        let covered = coverages.countries
        countries = cards.countries.sorted { $0.key < $1.key }.compactMap { country, own in
            own.first.map {
                Country(country: country, scorecard: ScorecardAnswer($0, book, covered[country] ?? Coverage([])))
            }
        }
    }
}

/// What `Countries.mustache` shows.
struct CountriesView {
    struct LegChoice {
        let name: String
        let address: Address
        let current: Bool
    }

    struct Column {
        let name: String
        let target: String
    }

    struct Row {
        let name: String
        let address: Address
        let cells: [FigureCell]
    }

    struct Programme {
        let address: Address
        let cells: [FigureCell]
    }

    let periodPicker: PeriodPicker
    let tiles: [TileView]
    let legChoices: [LegChoice]
    let caption: String
    let indicators: [Column]
    let countries: [Row]
    let programme: Programme

    init(
        _ cards: ProgrammeScorecards,
        _ book: IndicatorBook,
        _ chosen: ChosenPeriod,
        _ leg: Leg,
        _ places: TilePlaces,
        _ coverages: Coverages,
        _ texts: Texts
    ) {
        let (period, legName) = (chosen.period, texts("legs.\(leg.rawValue)"))
        let columns = book.indicators.filter { $0.leg == leg }
        periodPicker = chosen.picker(
            action: Routes.countries(),
            kept: [PeriodPicker.Kept(name: "leg", value: leg.rawValue)],
            texts
        )
        tiles = TileView.all(cards.countries, places, period, coverages.countries, texts)
        legChoices = Leg.allCases.map { other in
            LegChoice(
                name: texts("legs.\(other.rawValue)"),
                address: Routes.countries(asking: CountriesQuery(period, other)).at("table"),
                current: other == leg
            )
        }
        caption = texts("countries.caption", ["leg": .text(legName), "period": .text(texts.name(of: period))])
        indicators = columns.map { indicator in
            let goal = cards.programme.first?.figure(indicator.code)?.target ?? Target(defaultOf: indicator)
            let target = texts.fullTarget(goal, of: indicator, book)
            return Column(
                name: texts.text(indicator.name),
                target: texts("countries.target", ["target": .text(target)])
            )
        }
        func cells(_ card: Scorecard?, of place: Place) -> [FigureCell] {
            columns.map { indicator in
                FigureCell(card?.figure(indicator.code), of: indicator, book, at: FigurePlace(place), period, texts)
            }
        }
        countries = texts.sorted(cards.countries.keys).map { country in
            Row(
                name: texts.conventions.countries[country],
                address: Routes.country(country, asking: PeriodQuery(period)),
                cells: cells(cards.countries[country]?.first, of: .country(country))
            )
        }
        programme = Programme(
            address: Routes.programmeIndicators(asking: PeriodQuery(period)),
            cells: cells(cards.programme.first, of: .programme)
        )
    }
}

extension Texts {
    /// Countries in the order of their names in this language.
    func sorted(_ countries: some Sequence<String>) -> [String] {
        let order = Dictionary(
            self.countries.enumerated().map { ($1.code, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        return countries.sorted { (order[$0] ?? .max, $0) < (order[$1] ?? .max, $1) }
    }
}
