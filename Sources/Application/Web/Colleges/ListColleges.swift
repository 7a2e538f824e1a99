import Collection
import Foundation
import Hummingbird
import Indicators
import Language
import Lifecycle
import Tenancy

/// `GET /colleges`: the overseas colleges that the member may see, filtered, ordered and paged by the address.
struct ListColleges: Endpoint {
    static let contract = Contract(answers: CollegesAnswer.self)

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        let query = CollegesQuery(request)
        let texts = site.pages.texts(context)
        let chosen = try ChosenPeriod(query.period, now: site.now(), in: context.zone)
        let filter = CollegeFilter(query, texts)
        let byIndex = query.sort == "index"
        let unknown = CollegeFilter.unknown(in: query, texts)
        let (list, countries, newest) = try await site.database.reading(as: member) { scope in
            (
                unknown.isEmpty
                    ? try await CollegeFigures(filter, byIndex: byIndex, chosen.withPrevious, in: scope, site.figures)
                    : CollegeFigures(),
                try await scope.collegeCountries(), try await scope.newestValue()
            )
        }
        return try site.pages.respond(
            "Colleges",
            request,
            context,
            status: unknown.isEmpty ? .ok : .badRequest,
            heading: Heading(
                title: texts("colleges.title"),
                asOf: newest.map(texts.moment),
                faults: unknown.map { $0.fault(label: texts(CollegeFilter.labels[$0.name] ?? ""), texts) }
            ),
            answer: CollegesAnswer(list, unknown, period: chosen.period)
        ) { texts in
            CollegesView(
                caption: texts(
                    "colleges.caption",
                    ["count": .integer(list.count), "period": .text(texts.name(of: chosen.period))]
                ),
                begin: member.may(.beginCollege) ? texts("colleges.begin") : nil,
                filters: Filters(filter, sort: query.sort, countries, texts),
                colleges: list.entries.map {
                    CollegesView.Row($0, list.cards[$0.college.id] ?? [], list.coverages[$0.college.id], texts)
                },
                pager: Pager(
                    count: list.count,
                    page: query.number,
                    size: filter.limit,
                    address: { filter.address(page: $0, sort: query.sort) },
                    texts
                )
            )
        }
    }
}

/// What `Colleges.mustache` shows.
struct CollegesView {
    struct Row {
        let name: String
        let address: Address
        let country: String
        let lead: String
        let partner: String
        let line: StateLine
        let figure: FigureLink?
        let change: Change?

        /// How many of its reports it rests on, and whether all is approved.
        let coverage: String?

        init(_ entry: CollegeEntry, _ cards: [Scorecard], _ coverage: Coverage?, _ texts: Texts) {
            let college = entry.college
            name = texts.name(of: college)
            address = Routes.college(college.id)
            country = texts.conventions.countries[college.country]
            lead = texts.name(zh: entry.leadZh, en: entry.leadEn)
            partner = texts.name(zh: entry.partnerZh, en: entry.partnerEn)
            line = StateLine(college.state, texts)
            let index = Numbered(index: cards, address: Routes.collegeIndicators(college.id), texts)
            figure = index.figure
            change = index.change
            self.coverage = texts.words(of: coverage)
        }
    }

    let caption: String
    /// The words of the link to a new application, for those who write them.
    let begin: String?
    let filters: Filters
    let colleges: [Row]
    let pager: Pager?
}
