import Collection
import Foundation
import Hummingbird
import Indicators
import Language
import Lifecycle
import Tenancy

/// `GET /countries/{code}`: a country's index, legs and every indicator, and its overseas colleges; for headquarters.
struct ShowCountry: Endpoint {
    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember(in: Role.headquarters)
        let country = (context.parameters.get("code") ?? "").uppercased()
        let chosen = try ChosenPeriod(Query(request), now: site.now())
        let page = try await site.database.reading(as: member) { scope in
            let book = try await scope.indicatorBook()
            return CountryPage(
                country: country,
                chosen: chosen,
                book: book,
                cards: try await scope.scorecards(book, ofCountry: country, in: chosen.withPrevious),
                colleges: try await scope.collegeSummaries(in: country, book, chosen.withPrevious, under: site.rubric)
            )
        }
        let texts = site.pages.texts(context)
        let name = texts.conventions.countries[country]
        let period = texts.name(of: chosen.period)
        return try site.pages.respond(
            "Country",
            request,
            context,
            heading: Heading(
                title: texts("country.title", ["country": .text(name), "period": .text(period)]),
                asOf: texts.conventions.days.moment(site.now(), in: .beijing),
                trail: [
                    Frame.Link(address: "/countries?period=\(chosen.period)", label: texts("countries.title"))
                ]
            ),
            answer: CountryAnswer(page)
        ) { texts in CountryView(page, now: site.now(), texts) }
    }
}

/// What is read of a country.
struct CountryPage {
    let country: String
    let chosen: ChosenPeriod
    let book: IndicatorBook
    /// Of the chosen period and the one before.
    let cards: [Scorecard]
    let colleges: [CollegeSummary]
}

/// A country as programs read it.
struct CountryAnswer: Encodable {
    let country: String
    let scorecard: ScorecardAnswer?
    /// The period before.
    let previous: ScorecardAnswer?
    let colleges: [CollegeSummaryAnswer]

    init(_ page: CountryPage) {
        country = page.country
        scorecard = page.cards.first.map { ScorecardAnswer($0, page.book) }
        previous = page.cards.dropFirst().first.map { ScorecardAnswer($0, page.book) }
        colleges = page.colleges.map(CollegeSummaryAnswer.init)
    }
}

/// What `Country.mustache` shows.
struct CountryView {
    struct Row {
        let code: String
        let name: String
        let target: String
        let previous: String?
        let change: Change?
        let figure: FigureLink?
        let attainment: AttainmentMark?
    }

    struct Group {
        let code: String
        let leg: String
        let indicators: [Row]
    }

    let periodPicker: PeriodPicker
    let index: Numbered
    /// Which legs have no data; nil where the index is there.
    let indexReason: String?
    let legs: [LegView]
    let caption: String
    let groups: [Group]
    let colleges: [CollegeCard]

    init(_ page: CountryPage, now: Date, _ texts: Texts) {
        let (country, period) = (page.country, page.chosen.period)
        let name = texts.conventions.countries[country]
        periodPicker = page.chosen.picker(action: "/countries/\(country)", texts)
        index = Numbered(index: page.cards, address: "#indicators", texts)
        indexReason = texts.reason(noIndexOf: page.cards.first)
        legs = LegView.all(page.cards, address: { "#leg-\($0.rawValue)" }, texts)
        caption = texts("country.caption", ["country": .text(name), "period": .text(texts.name(of: period))])
        groups = Leg.allCases.map { leg in
            let indicators = page.book.indicators.filter { $0.leg == leg }
            return Group(
                code: leg.rawValue,
                leg: texts("legs.\(leg.rawValue)"),
                indicators: indicators.map { Row($0, page, texts) }
            )
        }
        colleges = page.colleges.map { CollegeCard($0, now: now, texts) }
    }
}

extension CountryView.Row {
    fileprivate init(_ indicator: Indicator, _ page: CountryPage, _ texts: Texts) {
        let now = page.cards.first?.figure(indicator.code)
        let before = page.cards.dropFirst().first?.figure(indicator.code)
        let address = "/countries/\(page.country)/indicators/\(indicator.code)?period=\(page.chosen.period)"
        code = indicator.code
        name = texts.text(indicator.name)
        target = texts.fullTarget(indicator.defaultTarget, of: indicator, page.book)
        previous = before?.value.map { texts.value($0, of: indicator, page.book) }
        change = Change(from: before?.value, to: now?.value, better: indicator.better, texts)
        figure = now.flatMap { texts.link($0, of: indicator, page.book, address: address) }
        attainment = now?.attainment.map { AttainmentMark($0, texts) }
    }
}

extension Texts {
    /// Which legs keep an index from being computed; nil where there is one.
    func reason(noIndexOf card: Scorecard?) -> String? {
        guard let card, card.index == nil else { return nil }
        let missing = Leg.allCases.filter { card.legs[$0] == nil }.map { self("legs.\($0.rawValue)") }
        return self("country.noIndex", ["count": .integer(missing.count), "legs": .text(list(missing))])
    }
}
