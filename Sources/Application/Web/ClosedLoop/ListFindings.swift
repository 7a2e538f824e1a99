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
        let filter = query.filter
        let (board, college, countries, unknown) = try await site.database.reading(as: member) { scope in
            let college = try await scope.filteredCollege(query.college)
            let unknown = query.unknown(college, texts)
            return (
                unknown.isEmpty ? try await scope.findingBoard(filter, at: now) : FindingBoard(), college,
                try await scope.collegeCountries(), unknown
            )
        }
        let count = board.counts.filter { query.includes($0.key) }.values.reduce(0, +)
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
                filters: Filters(query, college, countries, texts),
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
        /// That it came back, in a word; nil where it didn't.
        let recurrence: String?

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
            recurrence = line.hasRecurred ? texts("closedLoop.board.recurrence") : nil
        }
    }

    let caption: String
    let filters: Filters
    let columns: [Column]
    let findings: [Row]
    let pager: Pager?
}

/// The board as programs read it.
struct FindingBoardAnswer: Shaped {
    static let shape = Shape<FindingBoardAnswer>("FindingBoard") { shape in
        shape.field("states", \.states)
        shape.field("findings", \.findings)
        shape.field("unknown", \.unknown)
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
        shape.field("hasRecurred", \.hasRecurred)
    }
}
