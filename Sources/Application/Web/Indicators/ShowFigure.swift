import Calendar
import Collection
import Foundation
import Hummingbird
import Indicators
import Language
import Number
import Tenancy

/// `GET /programme/indicators/{indicator}`, `GET /countries/{code}/indicators/{indicator}` (`all` is the whole programme
/// too), for headquarters, and `GET /colleges/{id}/indicators/{indicator}`, for whoever may see the college: how a figure
/// is made, down to each college's values.
struct ShowFigure: Endpoint {
    static let contract = Contract(answers: FigurePageAnswer.self)

    let site: Site
    let place: Place
    let indicator: String

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try FigurePlace.reader(of: place, context)
        let chosen = try ChosenPeriod(PeriodQuery(request).period, now: site.now(), in: context.zone)
        let page = try await site.database.reading(as: member) { scope in
            let named = try await FigurePlace(asked: self.place, in: scope)
            let place = named.place
            let book = try await scope.indicatorBook(site.figures)
            guard let indicator = book[self.indicator] else {
                throw NotFound(what: "indicator")
            }
            let figure = try await scope.figures(of: indicator, book, in: place, periods: [chosen.period]).first
            let shown = figure?.period ?? chosen.period
            let periods = (0..<8).reversed().map { shown.offset(by: -$0) }
            let parts = try await scope.contributions(to: indicator, book, in: place, period: shown)
            let reported = parts.flatMap { $0.values.values.flatMap { $0.map(\.period) } }
            return FigurePage(
                place: named,
                chosen: chosen,
                shown: shown,
                coverage: try await scope.coverages(in: shown, of: named.college?.id).of(place),
                today: chosen.today,
                firstReported: figure?.value == nil ? try await scope.firstReportedPeriod(of: place) : nil,
                book: book,
                indicator: indicator,
                trend: zip(periods, try await scope.figures(of: indicator, book, in: place, periods: periods)).map {
                    $0
                },
                contributions: parts,
                unapproved: try await scope.unapproved(of: parts.map(\.college.id), in: reported),
                newest: try await scope.newestValue(of: place)
            )
        }
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "Figure",
            request,
            context,
            heading: heading(page, texts),
            answer: FigurePageAnswer(page)
        ) { texts in FigureView(page, texts) }
    }

    private func heading(_ page: FigurePage, _ texts: Texts) -> Heading {
        let period = page.chosen.period
        let ofAll = page.place.college == nil ? page.place.name(texts) : texts("country.indicators")
        let trail =
            page.place.trail(in: period, texts)
            + [Frame.Link(address: page.place.address(in: period), label: ofAll)]
        let name = texts.text(page.indicator.name)
        return Heading(
            title: texts("figure.title", ["country": .text(page.place.name(texts)), "indicator": .text(name)]),
            period: texts.name(of: page.shown),
            asOf: page.newest.map(texts.moment),
            trail: trail
        )
    }
}

/// What is read of a figure.
struct FigurePage {
    let place: FigurePlace
    let chosen: ChosenPeriod
    /// What the figure is of: the chosen period, or the latest of the indicator's own kind.
    let shown: Period
    /// What it rests on.
    let coverage: Coverage
    let today: Day
    /// The period of the first report that was due of the place; nil where there is none, and where there is a value.
    let firstReported: Period?
    let book: IndicatorBook
    let indicator: Indicator
    /// Eight periods up to the one shown.
    let trend: [(period: Period, figure: Figure)]
    let contributions: [Contribution]
    /// What of the contributions is not approved yet.
    let unapproved: Set<ReportedPart>
    /// When the newest value that figures are made of was written.
    let newest: Date?
}

/// A figure with its parts as programs read it.
struct FigurePageAnswer: Shaped {
    static let shape = Shape<FigurePageAnswer>("FigurePage") { shape in
        shape.optional("country", \.country)
        shape.optional("college", \.college)
        shape.field("period", \.period)
        shape.field("coverage", \.coverage)
        shape.field("figure", \.figure)
        shape.field("contributions", \.contributions)
        shape.field("trend", \.trend)
    }

    struct Part: Shaped {
        static let shape = Shape<Part>("FigurePart") { shape in
            shape.field("college", \.college)
            shape.field("figure", \.figure)
            shape.field("elements", \.elements)
            shape.field("values", \.values)
        }

        let college: CollegeOfPlace
        let figure: FigureAnswer
        let elements: [String: Number]
        let values: [String: [Contribution.OwnValue]]
    }

    struct Point: Shaped {
        static let shape = Shape<Point>("FigurePoint") { shape in
            shape.field("period", \.period)
            shape.field("figure", \.figure)
        }

        let period: Period
        let figure: FigureAnswer
    }

    /// Null but for a country.
    let country: String?
    /// Null but for a college.
    let college: CollegeOfPlace?
    /// As it was asked for; the figure has its own.
    let period: Period
    let coverage: Coverage
    let figure: FigureAnswer?
    let contributions: [Part]
    let trend: [Point]

    init(_ page: FigurePage) {
        country = if case .country(let country) = page.place.place { country } else { nil }
        college = page.place.college
        period = page.chosen.period
        coverage = page.coverage
        figure = page.trend.last.map { FigureAnswer(page.indicator, $0.figure) }
        contributions = page.contributions.map {
            Part(
                college: $0.college,
                figure: FigureAnswer(page.indicator, $0.figure),
                elements: $0.elements,
                values: $0.values
            )
        }
        trend = page.trend.map { Point(period: $0.period, figure: FigureAnswer(page.indicator, $0.figure)) }
    }
}
