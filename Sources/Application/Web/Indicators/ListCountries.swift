import Collection
import Foundation
import Hummingbird
import Indicators
import Language
import Tenancy

/// `GET /countries`: every country's index on a grid, and one leg's indicators by country; for headquarters.
struct ListCountries: Endpoint {
    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember(in: Role.headquarters)
        let query = Query(request)
        let chosen = try ChosenPeriod(query, now: site.now())
        let leg = Leg(rawValue: query["leg"]) ?? .plan
        let (book, cards, newest) = try await site.database.reading(as: member) { scope in
            let book = try await scope.indicatorBook()
            return (
                book, try await scope.scorecards(book, in: chosen.withPrevious), try await scope.newestValue()
            )
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
            answer: CountriesAnswer(cards, book, chosen.period)
        ) { texts in CountriesView(cards, book, chosen, leg, site.tiles, texts) }
    }
}

/// The countries as programs read them.
struct CountriesAnswer: Encodable {
    struct Country: Encodable {
        let country: String
        let scorecard: ScorecardAnswer
    }

    let period: Period
    let programme: ScorecardAnswer?
    let countries: [Country]

    init(_ cards: ProgrammeScorecards, _ book: IndicatorBook, _ period: Period) {
        self.period = period
        programme = cards.programme.first.map { ScorecardAnswer($0, book) }
        countries = cards.countries.sorted { $0.key < $1.key }.compactMap { country, own in
            own.first.map { Country(country: country, scorecard: ScorecardAnswer($0, book)) }
        }
    }
}

/// What `Countries.mustache` shows.
struct CountriesView {
    struct LegChoice {
        let name: String
        let address: String
        let current: Bool
    }

    struct Column {
        let name: String
        let target: String
    }

    struct Cell {
        let figure: FigureLink?
        let attainment: AttainmentMark?
    }

    struct Row {
        let name: String
        let address: String
        let cells: [Cell]
    }

    struct Programme {
        let cells: [Cell]
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
        _ texts: Texts
    ) {
        let (period, legName) = (chosen.period, texts("legs.\(leg.rawValue)"))
        let columns = book.indicators.filter { $0.leg == leg }
        periodPicker = chosen.picker(
            action: "/countries",
            kept: [PeriodPicker.Kept(name: "leg", value: leg.rawValue)],
            texts
        )
        tiles = TileView.all(cards.countries, places, period, texts)
        legChoices = Leg.allCases.map { other in
            LegChoice(
                name: texts("legs.\(other.rawValue)"),
                address: "/countries?period=\(period)&leg=\(other.rawValue)#table",
                current: other == leg
            )
        }
        caption = texts("countries.caption", ["leg": .text(legName), "period": .text(texts.name(of: period))])
        indicators = columns.map { indicator in
            let target = texts.fullTarget(indicator.defaultTarget, of: indicator, book)
            return Column(
                name: texts.text(indicator.name),
                target: texts("countries.target", ["target": .text(target)])
            )
        }
        func cells(_ card: Scorecard?, of place: String) -> [Cell] {
            columns.map { indicator in
                guard let figure = card?.figure(indicator.code) else { return Cell(figure: nil, attainment: nil) }
                let address = "/countries/\(place)/indicators/\(indicator.code)?period=\(period)"
                return Cell(
                    figure: texts.link(figure, of: indicator, book, address: address),
                    attainment: figure.attainment.map { AttainmentMark($0, texts) }
                )
            }
        }
        countries = texts.sorted(cards.countries.keys).map { country in
            Row(
                name: texts.conventions.countries[country],
                address: "/countries/\(country)?period=\(period)",
                cells: cells(cards.countries[country]?.first, of: country)
            )
        }
        programme = Programme(cells: cells(cards.programme.first, of: "all"))
    }
}

extension Texts {
    /// Countries in the order of their names in this language.
    func sorted(_ countries: some Sequence<String>) -> [String] {
        let locale = Locale(identifier: language.description)
        return countries.sorted { left, right in
            let (left, right) = (conventions.countries[left], conventions.countries[right])
            return left.compare(right, locale: locale) == .orderedAscending
        }
    }
}
