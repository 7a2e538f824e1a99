import Collection
import Foundation
import Hummingbird
import Indicators
import Language
import Lifecycle
import Tenancy

/// `GET /programme/indicators`, `GET /countries/{code}`: index, legs and every indicator, and of a country its overseas
/// colleges; for headquarters. `GET /colleges/{id}/indicators`: those of a college, for whoever may see it.
struct ShowIndicators: Endpoint {
    static let contract = Contract(answers: IndicatorsPageAnswer.self)

    let site: Site
    let place: Place

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try FigurePlace.reader(of: place, context)
        let chosen = try ChosenPeriod(PeriodQuery(request).period, now: site.now(), in: context.zone)
        let page = try await site.database.reading(as: member) { scope in
            let place = try await FigurePlace(asked: self.place, in: scope)
            let book = try await scope.indicatorBook(site.figures)
            let cards = try await scope.scorecards(book, of: place.place, in: chosen.withPrevious, site.figures)
            let coverages = try await scope.coverages(in: chosen.period, of: place.college?.id)
            let colleges: [CollegeSummary] =
                if case .country(let country) = place.place {
                    try await scope.adding(
                        book,
                        chosen.withPrevious,
                        to: try await scope.collegeSummaries(in: country),
                        site.figures,
                        coverages
                    )
                } else {
                    []
                }
            return IndicatorsPage(
                place: place,
                chosen: chosen,
                now: site.now(),
                book: book,
                cards: cards,
                coverage: coverages.of(place.place),
                colleges: colleges,
                newest: try await scope.newestValue(of: place.place)
            )
        }
        let texts = site.pages.texts(context)
        let (name, period) = (page.place.name(texts), texts.name(of: chosen.period))
        return try site.pages.respond(
            "Indicators",
            request,
            context,
            heading: Heading(
                title: texts("country.title", ["country": .text(name), "period": .text(period)]),
                asOf: page.newest.map(texts.moment),
                trail: page.place.trail(in: chosen.period, texts)
            ),
            answer: IndicatorsPageAnswer(page)
        ) { texts in IndicatorsView(page, texts) }
    }
}

/// What is read of a place.
struct IndicatorsPage {
    let place: FigurePlace
    let chosen: ChosenPeriod
    let now: Date
    let book: IndicatorBook
    /// Of the chosen period and the one before.
    let cards: [Scorecard]
    /// What the figures rest on.
    let coverage: Coverage
    /// Of a country.
    let colleges: [CollegeSummary]
    /// When the newest value that figures are made of was written.
    let newest: Date?
}

/// A place as programs read it.
struct IndicatorsPageAnswer: Shaped {
    static let shape = Shape<IndicatorsPageAnswer>("Indicators") { shape in
        shape.optional("country", \.country)
        shape.optional("college", \.college)
        shape.field("scorecard", \.scorecard)
        shape.field("previous", \.previous)
        shape.field("colleges", \.colleges)
    }

    /// Null but for a country.
    let country: String?
    /// Null but for a college.
    let college: CollegeOfPlace?
    let scorecard: ScorecardAnswer?
    /// The period before.
    let previous: ScorecardAnswer?
    let colleges: [CollegeSummaryAnswer]

    init(_ page: IndicatorsPage) {
        country = if case .country(let country) = page.place.place { country } else { nil }
        college = page.place.college
        scorecard = page.cards.first.map { ScorecardAnswer($0, page.book, page.coverage) }
        previous = page.cards.dropFirst().first.map { ScorecardAnswer($0, page.book) }
        colleges = page.colleges.map(CollegeSummaryAnswer.init)
    }
}
