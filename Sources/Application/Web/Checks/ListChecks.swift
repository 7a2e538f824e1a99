import Calendar
import Collection
import Hummingbird
import Indicators
import Language
import Lifecycle
import Tenancy

/// `GET /checks`: the programme's rules asked now of what the reader sees, in a period that the address names, of a country
/// or a college or all; what is broken is listed.
struct ListChecks: Endpoint {
    static let contract = Contract(answers: ChecksAnswer.self)

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember(with: .seeReports)
        let query = ChecksQuery(request)
        let texts = site.pages.texts(context)
        let chosen = try ChosenPeriod(query.period, now: site.now(), in: context.zone)
        let found = try await site.database.reading(as: member) { scope in
            let (book, college) = (try await scope.ruleBook(), try await scope.filteredCollege(query.college))
            let countries = try await scope.collegeCountries()
            let unknown = query.unknown(college, book, texts)
            let rules = book[query.rule].map { [$0] } ?? book.rules
            let run =
                unknown.isEmpty
                ? try await scope.run(rules, book, in: query.place(college), during: chosen.period, on: chosen.today)
                : RuleRun()
            return ChecksFound(
                query: query,
                chosen: chosen,
                book: book,
                college: college,
                countries: countries,
                run: run,
                unknown: unknown
            )
        }
        return try site.pages.respond(
            "Checks",
            request,
            context,
            status: found.unknown.isEmpty ? .ok : .badRequest,
            heading: Heading(
                title: texts("checks.title"),
                period: texts.name(of: chosen.period),
                trail: [Frame.Link(address: Routes.reports(), label: texts("reports.title"))],
                faults: found.unknown.map { $0.fault(label: texts(ChecksQuery.labels[$0.name] ?? ""), texts) }
            ),
            answer: ChecksAnswer(found)
        ) { texts in ChecksView(found, texts) }
    }
}

/// What is read for a page of checks.
struct ChecksFound {
    let query: ChecksQuery
    let chosen: ChosenPeriod
    let book: RuleBook
    let college: CollegeOfPlace?
    let countries: [String]
    let run: RuleRun
    /// What of the address was not understood.
    let unknown: [UnknownFilter]

    /// Where the page lies in the list of what is broken.
    var stretch: ListStretch { ListStretch(page: query.number, size: ChecksQuery.size, of: run.broken.count) }
    /// What is broken, as far as it stands on this page.
    var shown: [CollegeResult] { Array(run.broken.dropFirst(stretch.offset).prefix(ChecksQuery.size)) }
}

extension ChecksQuery {
    /// How many stand on one page.
    static let size = 50

    /// The catalogue's keys of what the filters are called.
    static let labels = ["country": "words.country", "college": "words.college", "rule": "checks.rule"]

    /// The narrowest place that it names.
    func place(_ college: CollegeOfPlace?) -> Place {
        college.map { .college($0.id) } ?? (country.isEmpty ? .programme : .country(country.uppercased()))
    }

    /// What of an address means nothing here.
    func unknown(_ found: CollegeOfPlace?, _ book: RuleBook, _ texts: Texts) -> [UnknownFilter] {
        [
            .college(college, found), UnknownFilter("rule", rule, accepted: book.rules.map(\.code)),
            UnknownFilter("country", country.uppercased(), accepted: texts.conventions.countries.all.map(\.code)),
        ].compactMap(\.self)
    }
}

/// What rules found as programs read it.
struct ChecksAnswer: Shaped {
    static let shape = Shape<ChecksAnswer>("Checks") { shape in
        shape.field("period", \.period)
        shape.field("run", \.run)
        shape.field("failed", \.failed)
        shape.field("page", \.page)
        shape.field("broken", \.broken)
        shape.field("unknown", \.unknown)
    }

    let period: Period
    let run: Int
    let failed: Int
    let page: Int
    let broken: [CheckAnswer]
    /// What of the address was not understood, so that nothing is listed.
    let unknown: [UnknownFilter]

    init(_ found: ChecksFound) {
        period = found.chosen.period
        (run, failed) = (found.run.results.count, found.run.broken.count)
        (page, unknown) = (found.stretch.page, found.unknown)
        broken = found.shown.map { CheckAnswer(found: $0) }
    }
}

/// What `Checks.mustache` shows.
struct ChecksView {
    let selects: [Select]
    let active: Bool
    let summary: String
    let broken: [CheckRow]
    let pager: Pager?

    init(_ found: ChecksFound, _ texts: Texts) {
        let query = found.query
        active = ![query.period, query.country, query.college, query.rule].allSatisfy(\.isEmpty)
        let all: [Select?] = [
            Select(
                "period",
                label: texts("words.period"),
                options: found.chosen.choices.map { ($0.identifier, texts.name(of: $0)) },
                chosen: found.chosen.period.identifier
            ),
            Select(
                "country",
                label: texts("words.country"),
                all: texts("words.all"),
                options: texts.sorted(found.countries).map { ($0, texts.conventions.countries[$0]) },
                chosen: query.country.uppercased()
            ),
            .college(found.college, texts),
            Select(
                "rule",
                label: texts("checks.rule"),
                all: texts("words.all"),
                options: found.book.rules.map { ($0.code, texts.text($0.name)) },
                chosen: query.rule
            ),
        ]
        selects = all.compactMap(\.self)
        let (run, failed) = (found.run.results.count, found.run.broken.count)
        summary = texts("checks.summary", ["count": .integer(run), "failed": .integer(failed)])
        broken = found.shown.map { CheckRow($0, texts) }
        pager = Pager(
            count: failed,
            page: query.number,
            size: ChecksQuery.size,
            address: { Routes.checks(asking: query.at($0)) },
            texts
        )
    }
}
