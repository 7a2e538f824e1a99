import Calendar
import ClosedLoop
import Foundation
import Hummingbird
import Language
import Lifecycle
import Tenancy

/// `GET /findings`: the board of findings by state, filtered by the address.
struct ListFindings: Endpoint {
    static let contract = Contract(answers: FindingBoardAnswer.self)

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember(with: .seeCollege)
        let (query, now, texts) = (FindingsQuery(request), site.now(), site.pages.texts(context))
        let unknown = query.unknown(texts)
        var filter = FindingFilter()
        filter.state = Finding.State(rawValue: query.state)
        filter.country = query.country.isEmpty ? nil : query.country.uppercased()
        filter.isLate = query.late == "yes"
        filter.offset = (query.number - 1) * filter.limit
        let (board, countries) = try await site.database.reading(as: member) { [filter] scope in
            (
                unknown.isEmpty ? try await scope.findingBoard(filter, at: now) : FindingBoard(counts: [:], lines: []),
                try await scope.collegeCountries()
            )
        }
        let count = filter.state.map { board.counts[$0] ?? 0 } ?? board.counts.values.reduce(0, +)
        return try site.pages.respond(
            "Findings",
            request,
            context,
            status: unknown.isEmpty ? .ok : .badRequest,
            heading: Heading(
                title: texts("closedLoop.board.title"),
                faults: unknown.map { $0.fault(label: texts(FindingsQuery.labels[$0.name] ?? ""), texts) }
            ),
            answer: FindingBoardAnswer(board, unknown)
        ) { texts in
            FindingsView(
                caption: texts("closedLoop.board.caption", ["count": .integer(count)]),
                filters: Filters(query, countries, texts),
                columns: Finding.State.allCases.map { state in
                    FindingsView.Column(
                        label: texts(state.messageKey),
                        count: texts.conventions.numbers.integer(board.counts[state] ?? 0),
                        address: Routes.findings(asking: query.in(state)),
                        current: state == filter.state
                    )
                },
                findings: board.lines.map { FindingsView.Row($0, now: now, texts) },
                pager: Pager(
                    count: count,
                    page: query.number,
                    size: filter.limit,
                    address: { Routes.findings(asking: query.at($0)) },
                    texts
                )
            )
        }
    }
}

/// What `Findings.mustache` shows.
struct FindingsView {
    struct Column {
        let label: String
        let count: String
        let address: Address
        let current: Bool
    }

    struct Row {
        let text: String
        let address: Address
        let college: Named
        let country: String
        let severity: String
        let state: Word
        let due: String?
        let outcome: String?

        init(_ line: FindingLine, now: Date, _ texts: Texts) {
            text = line.text
            address = Routes.finding(line.college, line.number)
            college = Named(
                name: texts.name(zh: line.collegeZh, en: line.collegeEn),
                address: Routes.collegeFindings(line.college)
            )
            country = texts.conventions.countries[line.country]
            severity = texts("college.severities.\(line.severity)")
            let isLate = !line.isVerified && line.due.map { $0 < now } == true
            state = Word(
                word: texts(line.state.messageKey),
                tone: line.state == .closed ? "done" : isLate ? "urgent" : line.isVerified ? "now" : "normal"
            )
            due = line.due.map(texts.at(line.zone).shortDay)
            outcome = line.outcome.map { texts("closedLoop.outcomes.\($0)") }
        }
    }

    let caption: String
    let filters: Filters
    let columns: [Column]
    let findings: [Row]
    let pager: Pager?
}

extension FindingsQuery {
    /// The catalogue's keys of what the filters are called.
    static let labels = ["country": "words.country", "state": "words.state", "late": "closedLoop.board.late"]

    /// What of an address means nothing here.
    func unknown(_ texts: Texts) -> [UnknownFilter] {
        [
            UnknownFilter("country", country.uppercased(), accepted: texts.conventions.countries.all.map(\.code)),
            UnknownFilter("state", state, accepted: Finding.State.allCases.map(\.rawValue)),
            UnknownFilter("late", late, accepted: ["yes"]),
        ].compactMap(\.self)
    }

    /// The same of one state.
    func `in`(_ state: Finding.State) -> FindingsQuery {
        var query = at(1)
        query.state = state.rawValue
        return query
    }
}

extension Filters {
    fileprivate init(_ query: FindingsQuery, _ countries: [String], _ texts: Texts) {
        self.init(
            q: "",
            active: !query.state.isEmpty || !query.country.isEmpty || !query.late.isEmpty,
            selects: [
                Select(
                    "state",
                    label: texts("words.state"),
                    all: texts("words.all"),
                    options: Finding.State.allCases.map { (value: $0.rawValue, label: texts($0.messageKey)) },
                    chosen: query.state
                ),
                Select(
                    "country",
                    label: texts("words.country"),
                    all: texts("words.all"),
                    options: texts.sorted(countries).map { (value: $0, label: texts.conventions.countries[$0]) },
                    chosen: query.country.uppercased()
                ),
                Select(
                    "late",
                    label: texts("closedLoop.board.late"),
                    all: texts("words.all"),
                    options: [(value: "yes", label: texts("closedLoop.board.onlyLate"))],
                    chosen: query.late
                ),
            ]
        )
    }
}

/// The board as programs read it.
struct FindingBoardAnswer: Shaped {
    static let shape = Shape<FindingBoardAnswer>("FindingBoard") { shape in
        shape.field("states", \.states)
        shape.field("findings", \.findings)
        shape.field("unknownFilters", \.unknown)
    }

    /// How many are in a state.
    struct Count: Shaped {
        static let shape = Shape<Count>("FindingCount") { shape in
            shape.field("state", \.state)
            shape.field("count", \.count)
        }

        let state: Finding.State
        let count: Int
    }

    let states: [Count]
    let findings: [FindingLine]
    let unknown: [UnknownFilter]

    init(_ board: FindingBoard, _ unknown: [UnknownFilter]) {
        states = Finding.State.allCases.map { Count(state: $0, count: board.counts[$0] ?? 0) }
        findings = board.lines
        self.unknown = unknown
    }
}

extension FindingLine: Shaped {
    static let shape = Shape<FindingLine>("FindingLine") { shape in
        shape.field("college", \.college)
        shape.field("collegeZh", \.collegeZh)
        shape.field("collegeEn", \.collegeEn)
        shape.field("country", \.country)
        shape.field("number", \.number)
        shape.field("severity", \.severity)
        shape.field("text", \.text)
        shape.field("state", \.state)
        shape.field("since", \.since)
        shape.field("due", \.due)
        shape.field("indicator", \.indicator)
        shape.field("outcome", \.outcome)
    }
}
