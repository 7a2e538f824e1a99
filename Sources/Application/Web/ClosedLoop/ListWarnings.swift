import Calendar
import ClosedLoop
import Collection
import Foundation
import Hummingbird
import Indicators
import Language
import Lifecycle
import Tenancy

/// `GET /warnings`: the warnings that the reader may see, those to be answered first where nothing else is asked.
struct ListWarnings: Endpoint {
    static let contract = Contract(answers: WarningsAnswer.self)

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember(with: .seeCollege)
        let query = WarningsQuery(request)
        let texts = site.pages.texts(context)
        let filter = query.filter(at: site.now())
        let (list, book, dataSets, countries, college, unknown) = try await site.database.reading(as: member) { scope in
            let college = try await scope.filteredCollege(query.college)
            let unknown = query.unknown(college, texts)
            return (
                unknown.isEmpty ? try await scope.warnings(filter) : ([], 0), try await scope.indicatorBook(),
                try await scope.dataSets(), try await scope.collegeCountries(), college, unknown
            )
        }
        return try site.pages.respond(
            "Warnings",
            request,
            context,
            status: unknown.isEmpty ? .ok : .badRequest,
            heading: Heading(
                title: texts("warnings.title"),
                faults: unknown.map { $0.fault(label: texts(WarningsQuery.labels[$0.name] ?? ""), texts) }
            ),
            answer: WarningsAnswer(count: list.1, page: query.number, warnings: list.0, unknown: unknown)
        ) { texts in
            WarningsView(
                filters: Filters(query, college, countries, texts),
                warnings: list.0.map { WarningsView.Row($0, book, dataSets, texts) },
                rules: member.may(.setWarningRules)
                    ? Frame.Link(address: Routes.warningRules(), label: texts("warnings.rules")) : nil,
                pager: Pager(
                    count: list.1,
                    page: query.number,
                    size: filter.limit,
                    address: { Routes.warnings(asking: query.at($0)) },
                    texts
                )
            )
        }
    }
}

extension WarningsQuery {
    /// The catalogue's keys of what the filters are called.
    static let labels = [
        "country": "words.country", "state": "words.state", "kind": "warnings.rule", "college": "words.college",
        "late": "closedLoop.board.late",
    ]

    /// What of the warnings it asks for at a moment.
    func filter(at date: Date) -> WarningFilter {
        var filter = WarningFilter()
        filter.kind = WarningKind(rawValue: kind)
        filter.states = Warning.State(rawValue: state).map { [$0] }
        filter.country = country.isEmpty ? nil : country.uppercased()
        filter.college = Identifier<College>(college)
        filter.lateAt = late == "yes" ? date : nil
        filter.offset = (number - 1) * filter.limit
        return filter
    }

    /// What of an address means nothing here.
    ///
    /// - Parameter found: the college that it names, if the reader sees it.
    func unknown(_ found: CollegeOfPlace?, _ texts: Texts) -> [UnknownFilter] {
        [
            .college(college, found), UnknownFilter("state", state, accepted: Warning.State.allCases.map(\.rawValue)),
            UnknownFilter("kind", kind, accepted: WarningKind.allCases.map(\.rawValue)),
            UnknownFilter("country", country.uppercased(), accepted: texts.conventions.countries.all.map(\.code)),
            UnknownFilter("late", late, accepted: ["yes"]),
        ].compactMap(\.self)
    }
}

/// What `Warnings.mustache` shows.
struct WarningsView {
    struct Row {
        let title: String
        let address: Address
        let college: String
        let kind: String
        let period: String
        let value: String?
        let state: Word
        let due: String

        init(_ entry: WarningEntry, _ book: IndicatorBook, _ dataSets: [DataSet], _ texts: Texts) {
            let warning = entry.warning
            title = texts.subject(of: entry, book, dataSets)
            address = Routes.warning(warning.college, warning.number)
            college = texts.name(zh: entry.collegeZh, en: entry.collegeEn)
            kind = texts.name(of: warning.cause.kind)
            period = texts.period(of: warning.cause)
            value = texts.value(warning.cause.value, of: warning.cause, book)
            state = Word(word: texts("warnings.state.\(warning.state.rawValue)"), tone: warning.state.tone)
            due = texts.day(warning.due)
        }
    }

    let filters: Filters
    let warnings: [Row]
    let rules: Frame.Link?
    let pager: Pager?
}

extension Filters {
    fileprivate init(
        _ query: WarningsQuery,
        _ college: CollegeOfPlace?,
        _ countries: [String],
        _ texts: Texts
    ) {
        q = ""
        active = query.at(1) != WarningsQuery()
        let selects: [Select?] = [
            Select.college(college, texts),
            Select(
                "state",
                label: texts("words.state"),
                all: texts("words.all"),
                options: Warning.State.allCases.map { ($0.rawValue, texts("warnings.state.\($0.rawValue)")) },
                chosen: query.state
            ),
            Select(
                "kind",
                label: texts("warnings.rule"),
                all: texts("words.all"),
                options: WarningKind.allCases.map { ($0.rawValue, texts.name(of: $0)) },
                chosen: query.kind
            ),
            Select(
                "country",
                label: texts("words.country"),
                all: texts("words.all"),
                options: texts.sorted(countries).map { ($0, texts.conventions.countries[$0]) },
                chosen: query.country.uppercased()
            ),
            .late(query.late, texts),
        ]
        self.selects = selects.compactMap(\.self)
    }
}
