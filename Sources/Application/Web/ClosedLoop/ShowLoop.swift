import Calendar
import ClosedLoop
import Collection
import Foundation
import Hummingbird
import Indicators
import Language
import Lifecycle
import Number
import Tenancy

/// `GET /countries/{code}/loop` (`all` is the whole programme), for headquarters, and `GET /colleges/{id}/loop`, for whoever
/// may see the college: plan, do, check, act and effect, each with its points and with what stands where.
struct ShowLoop: Endpoint {
    static let contract = Contract(answers: LoopAnswer.self)

    let site: Site
    let place: Place

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try FigurePlace.reader(of: place, context)
        let now = site.now()
        let chosen = try ChosenPeriod(PeriodQuery(request).period, now: now, in: context.zone)
        let page = try await site.database.reading(as: member) { scope in
            let place = try await FigurePlace(asked: self.place, in: scope)
            let book = try await scope.indicatorBook(site.figures)
            let colleges: [CollegeOfPlace] =
                if case .country = place.place { try await scope.colleges(in: place.place) } else { [] }
            return LoopPage(
                place: place,
                chosen: chosen,
                cards: try await scope.scorecards(book, of: place.place, in: chosen.withPrevious, site.figures),
                coverage: try await scope.coverages(in: chosen.period, of: place.college?.id).of(place.place),
                findings: try await scope.standings(FindingStanding.self, in: place.place, at: now),
                warnings: try await scope.standings(WarningStanding.self, in: place.place, at: now),
                colleges: colleges,
                newest: try await scope.newestValue(of: place.place)
            )
        }
        let texts = site.pages.texts(context)
        let (name, period) = (page.place.name(texts), texts.name(of: chosen.period))
        return try site.pages.respond(
            "Loop",
            request,
            context,
            heading: Heading(
                title: texts("loop.title", ["name": .text(name), "period": .text(period)]),
                period: period,
                asOf: page.newest.map(texts.moment),
                trail: page.place.trail(in: chosen.period, texts) + page.above(texts)
            ),
            answer: LoopAnswer(page)
        ) { texts in LoopView(page, texts) }
    }
}

/// What is read of a place's loop.
struct LoopPage {
    let place: FigurePlace
    let chosen: ChosenPeriod
    /// Of the chosen period and the one before.
    let cards: [Scorecard]
    /// What they rest on.
    let coverage: Coverage
    let findings: [Identifier<College>: Standings<FindingStanding>]
    let warnings: [Identifier<College>: Standings<WarningStanding>]
    /// Of a country.
    let colleges: [CollegeOfPlace]
    /// When the newest value that figures are made of was written.
    let newest: Date?

    /// Those of all its colleges.
    var allFindings: Standings<FindingStanding> { findings.values.reduce(Standings(), +) }
    var allWarnings: Standings<WarningStanding> { warnings.values.reduce(Standings(), +) }

    /// The page of its figures, which stands above; a college's own page does already.
    fileprivate func above(_ texts: Texts) -> [Frame.Link] {
        guard place.college == nil else { return [] }
        return [Frame.Link(address: place.address(in: chosen.period), label: place.name(texts))]
    }
}

extension FigurePlace {
    /// The page of its loop, in a period or without one.
    func loop(in period: Period? = nil) -> Address {
        let query = period.map { PeriodQuery($0) } ?? PeriodQuery()
        return switch place {
        case .programme: Routes.countryLoop("all", asking: query)
        case .country(let country): Routes.countryLoop(country, asking: query)
        case .college(let id): Routes.collegeLoop(id, asking: query)
        }
    }
}
