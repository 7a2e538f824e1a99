import Calendar
import ClosedLoop
import Collection
import Foundation
import HTTPTypes
import Hummingbird
import Indicators
import Language
import Lifecycle
import Notices
import Standards
import Tenancy

/// `GET /calendar.ics`: what is due of the member whose secret is in the address, for their own calendar; no cookie is
/// asked for.
struct ShowCalendar: Endpoint {
    static let contract = Contract(files: ["text/calendar"])

    let site: Site

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let secret = SecretQuery(request).secret
        guard !secret.isEmpty, let reader = try await site.database.calendarReader(ReaderSecret(secret)) else {
            throw NotFound(what: "calendar")
        }
        let (member, now) = (reader.visitor.member, site.now())
        var texts = Texts(site.pages.catalogues[reader.language], in: reader.visitor.programme.zone)
        texts.zone = reader.visitor.programme.zone
        let (queues, dataSets) = try await site.database.reading(as: member) { scope in
            let colleges = try await scope.collegeSummaries()
            return (
                try await Queue.dueReports(in: scope, now: now)
                    + CollegeQueues(colleges, for: member, now: now).queues
                    + WarningQueues(scope, try await scope.indicatorBook(site.figures), now: now).queues,
                try await scope.dataSets()
            )
        }
        let entries = queues.flatMap { queue in
            let items = WaitingGroup(queue, dataSets, now: now, texts).items
            return zip(queue.tasks, items).compactMap { entry($0, $1, queue.kind, texts) }
        }
        let calendar = ICalendar(
            name: texts("mailSettings.calendarName", ["product": .text(texts("layout.product"))]),
            language: texts.language.description,
            host: site.address.host ?? "banmo",
            entries
        )
        // To the hour, so that a program that asks often is told that nothing is new.
        let hour = Date(timeIntervalSince1970: (now.timeIntervalSince1970 / 3_600).rounded(.down) * 3_600)
        let reply = Reply(bytes: Array(calendar.text(at: hour).utf8), type: "text/calendar; charset=utf-8")
        return reply.response(to: request)
    }

    /// A task that has a day.
    private func entry(
        _ task: WaitingTask,
        _ item: WaitingItem,
        _ kind: Queue.Kind,
        _ texts: Texts
    ) -> ICalendar.Entry? {
        guard let day = task.due else { return nil }
        let detail = item.detail.map { " · \($0)" } ?? ""
        return ICalendar.Entry(
            id: task.subject.mark,
            day: day,
            title: texts(
                "mailSettings.calendarEntry",
                ["kind": .text(texts("waiting.\(kind.rawValue)")), "title": .text(item.title.text + detail)]
            ),
            address: "\(site.pages.host)\(item.address)"
        )
    }
}

extension Queue {
    /// Reports that are to be handed in, so many as a calendar holds.
    fileprivate static func dueReports(in scope: Scope, now: Date) async throws -> [Queue] {
        var queues: [Queue] = []
        for kind in [Kind.overdueReports, .dueReports, .submitReports] {
            guard let wait = kind.wait else { continue }
            let found = try await scope.reports(waitingTo: wait, at: now, limit: 500)
            queues.append(Queue(kind, found.entries.map { WaitingTask($0, wait) }, count: found.count))
        }
        return queues
    }
}

extension WaitingTask.Subject {
    /// The same whatever state it is in, so that a calendar moves an entry instead of adding another.
    fileprivate var mark: String {
        switch self {
        case .report(let report): "report-\(report.id)"
        case .steps(let entry, _): "steps-\(entry.college.id)"
        case .score(let entry): "score-\(entry.college.id)"
        case .finding(let entry, let finding): "finding-\(finding.number)-\(entry.college.id)"
        case .milestone(let entry, let milestone): "milestone-\(milestone.number)-\(entry.college.id)"
        case .warning(let waiting, _): "warning-\(waiting.entry.warning.number)-\(waiting.college.college.id)"
        case .target(_, let proposal, _): "target-\(proposal.id)"
        case .adoption(let entry, _): "adoption-\(entry.adoption.id)"
        }
    }
}
