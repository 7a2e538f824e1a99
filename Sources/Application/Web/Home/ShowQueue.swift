import Collection
import Foundation
import Hummingbird
import Indicators
import Language
import Tenancy

/// `GET /waiting/{kind}`: everything of one kind that waits for the member, as many as their home counts.
struct ShowQueue: Endpoint {
    static let contract = Contract(answers: QueueAnswer.self)

    let site: Site
    let kind: Queue.Kind

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let (member, now) = (try context.requireMember(), site.now())
        let query = QueueQuery(request)
        let (queue, dataSets) = try await site.database.reading(as: member) { scope in
            (try await read(query, in: scope, now: now), try await scope.dataSets())
        }
        let texts = site.pages.texts(context)
        let stretch = ListStretch(page: query.number, size: Self.size, of: queue.count)
        return try site.pages.respond(
            "Queue",
            request,
            context,
            heading: Heading(title: texts("waiting.\(kind.rawValue)")),
            answer: QueueAnswer(queue: queue, page: stretch.page)
        ) { texts in
            QueueView(
                waiting: [WaitingGroup(queue, dataSets, now: now, texts)].filter { !$0.items.isEmpty },
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

    private func read(_ query: QueueQuery, in scope: Scope, now: Date) async throws -> Queue {
        if let wait = kind.wait {
            let offset = (query.number - 1) * Self.size
            let found = try await scope.reports(waitingTo: wait, at: now, limit: Self.size, offset: offset)
            return Queue(kind, found.entries.map { WaitingTask($0, wait) }, count: found.count)
        }
        let colleges = try await scope.collegeSummaries(try await scope.indicatorBook(), [])
        let queues = CollegeQueues(colleges, for: scope.member, now: now).queues
        let tasks = queues.first { $0.kind == kind }?.tasks ?? []
        let stretch = ListStretch(page: query.number, size: Self.size, of: tasks.count)
        return Queue(kind, Array(tasks.dropFirst(stretch.offset).prefix(stretch.size)), count: tasks.count)
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
    let waiting: [WaitingGroup]
    let pager: Pager?
}
