import Calendar
import Collection
import Foundation
import Hummingbird
import Indicators
import Language
import Tenancy

/// `GET /waiting/{kind}`: everything of one kind that waits for the member, as many as their home counts; of reports to
/// approve those with something odd first.
struct ShowQueue: Endpoint {
    static let contract = Contract(answers: QueueAnswer.self)

    let site: Site
    let kind: Queue.Kind

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let (member, now) = (try context.requireMember(), site.now())
        let query = QueueQuery(request)
        let (queue, dataSets, elements) = try await site.database.reading(as: member) { scope in
            (
                try await read(query, in: scope, now: now, zone: context.zone), try await scope.dataSets(),
                kind == .approveReports ? try await scope.elements() : []
            )
        }
        let texts = site.pages.texts(context)
        let stretch = ListStretch(page: query.number, size: Self.size, of: queue.count)
        let approved = Int(query.approved).map { texts("waiting.approved", ["count": .integer($0)]) }
        return try site.pages.respond(
            "Queue",
            request,
            context,
            heading: Heading(
                title: texts("waiting.\(kind.rawValue)"),
                notice: approved.map { Frame.Notice(tone: "right", title: $0) }
            ),
            answer: QueueAnswer(queue: queue, page: stretch.page)
        ) { texts in
            QueueView(
                waiting: queue.tasks.isEmpty ? [] : [WaitingGroup(queue, dataSets, elements, now: now, texts)],
                approval: kind == .approveReports && member.may(.move(.approve))
                    ? QueueView.Approval(queue, texts) : nil,
                pager: Pager(
                    count: queue.count,
                    page: query.number,
                    size: Self.size,
                    address: { Routes.queue(kind, asking: query.at($0)) },
                    texts
                )
            )
        }
    }

    /// How many tasks stand on one page.
    private static let size = 50

    private func read(_ query: QueueQuery, in scope: Scope, now: Date, zone: Zone) async throws -> Queue {
        if kind == .approveReports {
            // What is odd comes first, of however many there are.
            let found = try await scope.reports(waitingTo: .approve, at: now, limit: .max)
            let oddities = try await scope.oddities(of: found.entries)
            let tasks = found.entries.map { report in
                var task = WaitingTask(report, .approve)
                task.oddities = oddities[report.id] ?? []
                return task
            }
            let (odd, others) = (tasks.filter { !$0.oddities.isEmpty }, tasks.filter(\.oddities.isEmpty))
            return page(query, odd + others, of: found.count)
        }
        if let wait = kind.wait {
            let offset = (query.number - 1) * Self.size
            let found = try await scope.reports(waitingTo: wait, at: now, limit: Self.size, offset: offset)
            return Queue(kind, found.entries.map { WaitingTask($0, wait) }, count: found.count)
        }
        if kind == .adoptions {
            let tasks = try await Queue.adoptions(in: scope, zone).tasks
            return page(query, tasks, of: tasks.count)
        }
        if kind == .targets {
            let tasks = try await Queue.targets(in: scope).tasks
            return page(query, tasks, of: tasks.count)
        }
        if kind.warningWait != nil {
            let book = try await scope.indicatorBook(site.figures)
            let tasks = try await WarningQueues(scope, book, now: now).queues.first { $0.kind == kind }?.tasks ?? []
            return page(query, tasks, of: tasks.count)
        }
        let colleges = try await scope.waitingColleges()
        let queues = CollegeQueues(colleges, for: scope.member, now: now).queues
        let tasks = queues.first { $0.kind == kind }?.tasks ?? []
        return page(query, tasks, of: tasks.count)
    }

    private func page(_ query: QueueQuery, _ tasks: [WaitingTask], of count: Int) -> Queue {
        let stretch = ListStretch(page: query.number, size: Self.size, of: tasks.count)
        return Queue(kind, Array(tasks.dropFirst(stretch.offset).prefix(stretch.size)), count: count)
    }
}

/// A page of a queue as programs read it.
struct QueueAnswer: Shaped {
    static let shape = Shape<QueueAnswer>("QueuePage") { shape in
        shape.field("kind", \.queue.kind)
        shape.field("count", \.queue.count)
        shape.field("tasks", \.queue.tasks)
        shape.field("page", \.page)
    }

    let queue: Queue
    let page: Int
}

/// What `Queue.mustache` shows.
struct QueueView {
    /// The form that approves at once what has nothing odd on this page.
    struct Approval {
        let action: Address
        let lead: String
        /// The names of its fields, one a report; the button is there where there are any.
        let fields: [String]
        let button: String

        init(_ queue: Queue, _ texts: Texts) {
            action = Routes.reportApprovals()
            fields = queue.tasks.filter(\.oddities.isEmpty).compactMap { task in
                if case .report(let report) = task.subject { "\(ApproveReports.prefix)\(report.id)" } else { nil }
            }
            lead = texts("waiting.unremarkable", ["count": .integer(fields.count)])
            button = texts("waiting.approveAll", ["count": .integer(fields.count)])
        }
    }

    let waiting: [WaitingGroup]
    let approval: Approval?
    let pager: Pager?
}
