import Foundation
import Hummingbird
import Language
import Lifecycle
import Tenancy

/// `GET /colleges`: the overseas colleges that the member may see, filtered, ordered and paged by the address.
struct ListColleges: Endpoint {
    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        let query = Query(request)
        let filter = CollegeFilter(query)
        let (list, countries) = try await site.database.reading(as: member) { scope in
            (try await scope.colleges(filter), try await scope.collegeCountries())
        }
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "Colleges",
            request,
            context,
            heading: Heading(title: texts("colleges.title")),
            answer: CollegesAnswer(count: list.count, offset: filter.offset, colleges: list.entries)
        ) { texts in
            CollegesView(
                caption: texts("colleges.caption", ["count": .integer(list.count)]),
                begin: member.role == .reporter ? texts("colleges.begin") : nil,
                filters: Filters(filter, countries, texts),
                colleges: list.entries.map { CollegesView.Row($0, texts) },
                pager: Pager(
                    count: list.count,
                    page: query.page,
                    size: filter.limit,
                    address: { filter.address(page: $0) },
                    texts
                )
            )
        }
    }
}

/// The list as programs read it.
struct CollegesAnswer: Encodable {
    /// On all pages.
    let count: Int
    let offset: Int
    let colleges: [CollegeEntry]
}

/// What `Colleges.mustache` shows.
struct CollegesView {
    struct Row {
        let name: String
        let address: String
        let country: String
        let lead: String
        let partner: String
        let line: StateLine
        let figure: FigureLink?
        let change: Change?

        init(_ entry: CollegeEntry, _ texts: Texts) {
            let college = entry.college
            name = texts.name(of: college)
            address = "/colleges/\(college.id)"
            country = texts.conventions.countries[college.country]
            lead = texts.name(zh: entry.leadZh, en: entry.leadEn)
            partner = texts.name(zh: entry.partnerZh, en: entry.partnerEn)
            line = StateLine(college.state, texts)
            figure = nil
            change = nil
        }
    }

    let caption: String
    /// The words of the link to a new application, for those who write them.
    let begin: String?
    let filters: Filters
    let colleges: [Row]
    let pager: Pager?
}

extension CollegeFilter {
    /// What the address asks for; what it asks for in words that nobody knows is left out.
    fileprivate init(_ query: Query) {
        self.init()
        country = query["country"].isEmpty ? nil : query["country"].uppercased()
        state = College.State(rawValue: query["state"])
        phase = Phase(rawValue: query["state"])
        text = query["q"]
        order = Order(rawValue: query["sort"]) ?? .code
        limit = 20
        offset = (query.page - 1) * limit
    }

    fileprivate func address(page: Int) -> String {
        let query: KeyValuePairs = [
            "q": text, "country": country ?? "", "state": state?.rawValue ?? phase?.rawValue ?? "",
            "sort": order == .code ? "" : order.rawValue, "page": page > 1 ? "\(page)" : "",
        ]
        return Address("/colleges", query).description
    }
}

extension Filters {
    fileprivate init(_ filter: CollegeFilter, _ countries: [String], _ texts: Texts) {
        let names = texts.conventions.countries
        let phases = Phase.allCases.flatMap { phase in
            [(value: phase.rawValue, label: texts("colleges.wholePhase", ["phase": .text(texts(phase.messageKey))]))]
                + College.State.allCases.filter { $0.phase == phase }
                .map { (value: $0.rawValue, label: "　" + texts($0.messageKey)) }
        }
        let orders = CollegeFilter.Order.allCases.filter { $0 != .code }
        q = filter.text
        active = !filter.text.isEmpty || filter.country != nil || filter.state != nil || filter.phase != nil
        selects = [
            Select(
                "country",
                label: texts("words.country"),
                all: texts("words.all"),
                options: countries.map { (value: $0, label: names[$0]) },
                chosen: filter.country ?? ""
            ),
            Select(
                "state",
                label: texts("words.state"),
                all: texts("words.all"),
                options: phases,
                chosen: filter.state?.rawValue ?? filter.phase?.rawValue ?? ""
            ),
            Select(
                "sort",
                label: texts("words.sort"),
                all: texts("colleges.sort.code"),
                options: orders.map { (value: $0.rawValue, label: texts("colleges.sort.\($0)")) },
                chosen: filter.order == .code ? "" : filter.order.rawValue
            ),
        ]
    }
}

extension Texts {
    /// A college's name in the reader's language.
    func name(of college: College) -> String { name(zh: college.nameZh, en: college.nameEn) }
}
