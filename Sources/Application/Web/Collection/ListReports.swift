import Calendar
import Collection
import Hummingbird
import Language
import Lifecycle
import Tenancy

/// `GET /reports`: the reports that the member may see, narrowed down by the address.
struct ListReports: Endpoint {
    static let contract = Contract(answers: ReportsAnswer.self)

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        let query = ReportsQuery(request)
        let found = try await site.database.reading(as: member) { scope in
            let (dataSets, choices) = (try await scope.dataSets(), try await scope.reportChoices())
            let unknown = query.unknown(dataSets, choices)
            let reports: (entries: [ReportEntry], count: Int) =
                unknown.isEmpty ? try await scope.reports(query.filter(choices)) : ([], 0)
            return ReportsFound(
                entries: reports.entries,
                count: reports.count,
                dataSets: dataSets,
                choices: choices,
                unknown: unknown
            )
        }
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "Reports",
            request,
            context,
            status: found.unknown.isEmpty ? .ok : .badRequest,
            heading: Heading(
                title: texts("reports.title"),
                faults: found.unknown.map { $0.fault(label: texts(ReportsQuery.labels[$0.name] ?? ""), texts) }
            ),
            answer: ReportsAnswer(
                reports: found.entries,
                count: found.count,
                page: ListStretch(page: query.number, size: ReportsQuery.size, of: found.count).page,
                unknown: found.unknown
            )
        ) { texts in ReportsView(query, found, today: Day(site.now()), texts) }
    }
}

/// The list as programs read it.
struct ReportsAnswer: Shaped {
    static let shape = Shape<ReportsAnswer>("Reports") { shape in
        shape.field("reports", \.reports)
        shape.field("count", \.count)
        shape.field("page", \.page)
        shape.field("unknown", \.unknown)
    }

    let reports: [ReportEntry]
    let count: Int
    let page: Int
    /// What of the address was not understood, so that nothing is listed.
    let unknown: [UnknownFilter]
}

/// What the database knows of a page of the list.
struct ReportsFound {
    let entries: [ReportEntry]
    let count: Int
    let dataSets: [DataSet]
    let choices: ReportChoices
    /// What of the address was not understood.
    let unknown: [UnknownFilter]
}

extension ReportsQuery {
    /// How many stand on one page.
    static let size = 50

    /// The catalogue's keys of what the filters are called.
    static let labels = [
        "state": "words.state", "dataSet": "reports.dataSet", "period": "words.period", "college": "words.college",
    ]

    /// What of the address means nothing here.
    func unknown(_ dataSets: [DataSet], _ choices: ReportChoices) -> [UnknownFilter] {
        [
            UnknownFilter("state", state, accepted: Report.State.allCases.map(\.rawValue)),
            UnknownFilter("dataSet", dataSet, accepted: dataSets.map(\.code)),
            Period(period) == nil ? UnknownFilter("period", period, accepted: choices.latest.map(\.identifier)) : nil,
            UnknownFilter("college", college, accepted: choices.colleges.map(\.code)),
        ].compactMap(\.self)
    }

    func filter(_ choices: ReportChoices) -> ReportFilter {
        var filter = ReportFilter()
        filter.states = Report.State(rawValue: state).map { [$0] } ?? []
        filter.dataSet = dataSet.nilIfEmpty
        filter.period = Period(period)?.identifier
        filter.college = choices.colleges.first { $0.code == college }?.id
        filter.limit = Self.size
        filter.offset = (number - 1) * Self.size
        return filter
    }

    var isFiltered: Bool { ![state, dataSet, period, college].allSatisfy(\.isEmpty) }

    func address(_ number: Int) -> Address { Routes.reports(asking: at(number)) }
}

/// What `Reports.mustache` shows.
struct ReportsView {
    struct Choices {
        let active: Bool
        let selects: [Select]
    }

    struct Entry {
        let address: Address
        let dataSet: String
        let college: String
        let period: String
        let state: String
        let tone: String
        let filled: String
        let due: String
        let left: String?
    }

    let caption: String
    let filters: Choices
    let reports: [Entry]
    let pager: Pager?

    init(_ page: ReportsQuery, _ found: ReportsFound, today: Day, _ texts: Texts) {
        caption = texts("reports.caption", ["count": .integer(found.count)])
        filters = Choices(active: page.isFiltered, selects: Self.selects(page, found, texts))
        reports = found.entries.map { report in
            let word = texts.word(of: report, on: today)
            return Entry(
                address: Routes.report(report.id),
                dataSet: found.dataSets.first { $0.code == report.dataSet }.map { texts.text($0.name) }
                    ?? report.dataSet,
                college: texts.name(zh: report.collegeZh, en: report.collegeEn),
                period: Period(report.period).map { texts.name(of: $0) } ?? report.period,
                state: word.word,
                tone: word.tone,
                filled: "\(report.filled)/\(report.elements)",
                due: texts.day(report.due),
                left: texts.left(of: report, on: today)
            )
        }
        pager = Pager(count: found.count, page: page.number, size: ReportsQuery.size, address: page.address, texts)
    }

    private static func selects(_ page: ReportsQuery, _ found: ReportsFound, _ texts: Texts) -> [Select] {
        func select(_ name: String, _ label: String, _ options: [(value: String, label: String)], _ chosen: String)
            -> Select
        {
            Select(name, label: texts(label), all: texts("words.all"), options: options, chosen: chosen)
        }
        return [
            select(
                "state",
                "words.state",
                Report.State.allCases.map { ($0.rawValue, texts("report.states.\($0)")) },
                page.state
            ),
            select("dataSet", "reports.dataSet", found.dataSets.map { ($0.code, texts.text($0.name)) }, page.dataSet),
            select(
                "period",
                "words.period",
                found.choices.latest.map { ($0.identifier, texts.name(of: $0)) },
                page.period
            ),
            select(
                "college",
                "words.college",
                found.choices.colleges.map { ($0.code, texts.name(zh: $0.nameZh, en: $0.nameEn)) },
                page.college
            ),
        ]
    }
}

extension ReportChoices {
    /// The periods that there are reports of, the latest first.
    fileprivate var latest: [Period] { periods.compactMap { Period($0) }.sorted().reversed() }
}
