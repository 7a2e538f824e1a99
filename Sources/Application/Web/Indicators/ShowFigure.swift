import Collection
import Foundation
import Hummingbird
import Indicators
import Language
import Tenancy

/// `GET /countries/{code}/indicators/{indicator}`: how a figure is made, down to each college's values; `all` is the
/// whole programme. For headquarters.
struct ShowFigure: Endpoint {
    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember(in: Role.headquarters)
        let code = context.parameters.get("code") ?? ""
        let place: Place = code == "all" ? .programme : .country(code.uppercased())
        let chosen = try ChosenPeriod(Query(request), now: site.now())
        let page = try await site.database.reading(as: member) { scope in
            let book = try await scope.indicatorBook()
            guard let indicator = book[context.parameters.get("indicator") ?? ""] else {
                throw NotFound(what: "indicator")
            }
            let periods = (0..<8).reversed().map { chosen.period.offset(by: -$0) }
            let parts = try await scope.contributions(to: indicator, book, in: place, period: chosen.period)
            let reported = parts.flatMap { $0.values.values.flatMap { $0.map(\.period) } }
            return FigurePage(
                place: place,
                chosen: chosen,
                book: book,
                indicator: indicator,
                trend: zip(periods, try await scope.figures(of: indicator, book, in: place, periods: periods)).map {
                    $0
                },
                contributions: parts,
                unapproved: try await scope.unapproved(of: parts.map(\.college.id), in: reported),
                newest: try await scope.newestValue(in: code == "all" ? nil : code.uppercased())
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
        var trail = [Frame.Link(address: "/countries?period=\(period)", label: texts("countries.title"))]
        if case .country(let country) = page.place {
            trail.append(
                Frame.Link(
                    address: "/countries/\(country)?period=\(period)",
                    label: texts.conventions.countries[country]
                )
            )
        }
        let name = texts.text(page.indicator.name)
        return Heading(
            title: texts("figure.title", ["country": .text(page.name(texts)), "indicator": .text(name)]),
            period: texts.name(of: period),
            asOf: page.newest.map(texts.moment),
            trail: trail
        )
    }
}

/// What is read of a figure.
struct FigurePage {
    let place: Place
    let chosen: ChosenPeriod
    let book: IndicatorBook
    let indicator: Indicator
    /// Eight periods up to the chosen one.
    let trend: [(period: Period, figure: Figure)]
    let contributions: [Contribution]
    /// What of the contributions is not approved yet.
    let unapproved: Set<ReportedPart>
    /// When the newest value that figures are made of was written.
    let newest: Date?

    /// The country's name, or that of all together.
    func name(_ texts: Texts) -> String {
        switch place {
        case .programme: texts("countries.programme")
        case .country(let country): texts.conventions.countries[country]
        }
    }

    /// How addresses name the place.
    var placeCode: String {
        if case .country(let country) = place { country } else { "all" }
    }
}

/// A figure with its parts as programs read it.
struct FigurePageAnswer: Encodable {
    struct Part: Encodable {
        let college: CollegeOfPlace
        let figure: FigureAnswer
        let elements: [String: Number]
        let values: [String: [Contribution.OwnValue]]
    }

    struct Point: Encodable {
        let period: Period
        let figure: FigureAnswer
    }

    /// Null for the whole programme.
    let country: String?
    let period: Period
    let figure: FigureAnswer?
    let contributions: [Part]
    let trend: [Point]

    init(_ page: FigurePage) {
        country = if case .country(let country) = page.place { country } else { nil }
        period = page.chosen.period
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
