import Calendar
import Collection
import Foundation
import Hummingbird
import Indicators
import Language
import Number
import Standards
import Tenancy

/// The home of headquarters: what waits, the countries, the five legs, what became worse.
struct HeadquartersHome: Sendable {
    let site: Site
    let member: Member

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let now = site.now()
        let chosen = try ChosenPeriod(PeriodQuery(request).period, now: now, in: context.zone)
        let home = try await site.database.reading(as: member) { scope in
            let book = try await scope.indicatorBook(site.figures)
            let cards = try await scope.scorecards(book, in: chosen.withPrevious, site.figures)
            let coverages = try await scope.coverages(in: chosen.period)
            let reports = try await ReportQueues(scope, now: now)
            let colleges = try await scope.waitingColleges()
            let warnings = try await WarningQueues(scope, book, now: now).queues.map(\.beginning)
            let adoptions = try await Queue.adoptions(in: scope, context.zone)
            let targets = try await Queue.targets(in: scope)
            return HeadquartersPage(
                chosen: chosen,
                book: book,
                cards: cards,
                coverages: coverages,
                queues: CollegeQueues(colleges, for: member, now: now).queues.map(\.beginning) + warnings
                    + reports.queues + [targets, adoptions].filter { $0.count > 0 }.map(\.beginning),
                dataSets: reports.dataSets,
                newest: try await scope.newestValue()
            )
        }
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "HomeHeadquarters",
            request,
            context,
            heading: Heading(
                title: texts(member.role.onlyReads ? "home.glance" : "home.title"),
                period: texts.name(of: chosen.period),
                asOf: home.newest.map(texts.moment)
            ),
            answer: HeadquartersAnswer(home)
        ) { texts in HomeHeadquartersView(home, site.tiles, acts: !member.role.onlyReads, now: now, texts) }
    }
}

/// What is read for headquarters' home.
struct HeadquartersPage {
    let chosen: ChosenPeriod
    let book: IndicatorBook
    /// Of the chosen period and the one before.
    let cards: ProgrammeScorecards
    /// What these rest on.
    let coverages: Coverages
    let queues: [Queue]
    let dataSets: [DataSet]
    /// When the newest value that figures are made of was written.
    let newest: Date?

    /// A country's figure that fell.
    struct Fall {
        let country: String
        let indicator: Indicator
        let before: Figure
        let now: Figure
        /// By how many points of attainment.
        let points: Number
    }

    /// The figures that attain less of their target than in the period before, the largest fall first.
    func worse(_ count: Int) -> [Fall] {
        var falls: [Fall] = []
        for (country, cards) in cards.countries where cards.count == 2 {
            for (indicator, (now, before)) in zip(book.indicators, zip(cards[0].figures, cards[1].figures)) {
                guard let new = now.attainment?.points, let old = before.attainment?.points, new < old else { continue }
                falls.append(
                    Fall(country: country, indicator: indicator, before: before, now: now, points: old - new)
                )
            }
        }
        return Array(falls.sorted { ($1.points, $0.country) < ($0.points, $1.country) }.prefix(count))
    }
}

/// Headquarters' home as programs read it.
struct HeadquartersAnswer: Shaped {
    static let shape = Shape<HeadquartersAnswer>("Headquarters") { shape in
        shape.field("period", \.period)
        shape.field("waiting", \.waiting)
        shape.field("programme", \.programme)
        shape.field("countries", \.countries)
    }

    struct Country: Shaped {
        static let shape = Shape<Country>("HeadquartersCountry") { shape in
            shape.field("country", \.country)
            shape.field("index", \.index)
            shape.field("previous", \.previous)
            shape.field("legs", \.legs)
            shape.field("gaps", \.gaps)
            shape.field("coverage", \.coverage)
        }

        let country: String
        let index: Number?
        let previous: Number?
        let legs: [String: Number]
        /// Why the others have no points.
        let gaps: [String: NoFigure]
        let coverage: Coverage
    }

    let period: Period
    let waiting: [Queue]
    let programme: ScorecardAnswer?
    let countries: [Country]

    init(_ page: HeadquartersPage) {
        period = page.chosen.period
        waiting = page.queues
        programme = page.cards.programme.first.map { ScorecardAnswer($0, page.book, page.coverages.whole) }
        let covered = page.coverages.countries
        countries = page.cards.countries.sorted { $0.key < $1.key }.map { country, cards in
            let legs = (cards.first?.legs ?? [:]).map { ($0.key.rawValue, $0.value) }
            return Country(
                country: country,
                index: cards.first?.index,
                previous: cards.dropFirst().first?.index,
                legs: Dictionary(uniqueKeysWithValues: legs),
                gaps: (cards.first?.gaps ?? [:]).named,
                coverage: covered[country] ?? Coverage([])
            )
        }
    }
}

/// What `HomeHeadquarters.mustache` shows.
struct HomeHeadquartersView {
    struct Worse {
        let country: Named
        let indicator: String
        let previous: String
        let figure: FigureLink?
        let target: String
        let attainment: AttainmentMark
        let change: Change?
    }

    let period: String
    let periodPicker: PeriodPicker
    /// Whether anything can wait for the reader, who else only reads.
    let acts: Bool
    let waiting: [WaitingGroup]
    let tiles: [TileView]
    let legs: [LegView]
    let index: Numbered
    let coverage: String?
    let worse: [Worse]
    let worseCaption: String

    init(_ page: HeadquartersPage, _ places: TilePlaces, acts: Bool, now: Date, _ texts: Texts) {
        self.acts = acts
        let chosen = page.chosen.period
        period = texts.name(of: chosen)
        periodPicker = page.chosen.picker(action: Routes.home(), texts)
        waiting = page.queues.map { WaitingGroup($0, page.dataSets, now: now, texts) }
        tiles = TileView.all(page.cards.countries, places, chosen, page.coverages.countries, texts)
        coverage = texts.words(of: page.coverages.whole)
        legs = LegView.all(
            page.cards.programme,
            address: { Routes.countries(asking: CountriesQuery(chosen, $0)).at("table") },
            texts
        )
        index = Numbered(
            index: page.cards.programme,
            address: Routes.programmeIndicators(asking: PeriodQuery(chosen)),
            texts
        )
        worse = page.worse(10).map { Worse($0, page, texts) }
        worseCaption = texts(
            "home.worseCaption",
            ["period": .text(texts.name(of: chosen)), "previous": .text(texts.name(of: chosen.previous))]
        )
    }
}

extension HomeHeadquartersView.Worse {
    fileprivate init(_ fall: HeadquartersPage.Fall, _ page: HeadquartersPage, _ texts: Texts) {
        let (indicator, period) = (fall.indicator, page.chosen.period)
        let address = Routes.countryFigure(fall.country, indicator.code, asking: PeriodQuery(period))
        country = Named(
            name: texts.conventions.countries[fall.country],
            address: Routes.country(fall.country, asking: PeriodQuery(period))
        )
        self.indicator = texts.text(indicator.name)
        previous =
            fall.before.value.map { texts.value($0, of: indicator, page.book) }
            ?? texts.word(of: fall.before.gap ?? .noData)
        figure = texts.link(fall.now, of: indicator, page.book, address: address)
        target = texts.fullTarget(fall.now.target, of: indicator, page.book)
        attainment = AttainmentMark(fall.now.attainment, texts)
        change = Change(
            from: fall.before.value,
            to: fall.now.value,
            better: indicator.better,
            unit: texts.changeUnit(of: indicator, page.book),
            texts
        )
    }
}
