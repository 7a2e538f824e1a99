import Calendar
import Collection
import Foundation
import Tenancy

/// The reports that wait for a member, with the data sets that name them.
struct ReportQueues {
    let queues: [Queue]
    let dataSets: [DataSet]

    /// How many days ahead a report counts as due.
    private static let ahead = 31

    /// Reads what the member has to report, mend, submit or approve: nothing that others have to do.
    init(_ scope: Scope, now: Date, in zone: Zone) async throws {
        dataSets = try await scope.dataSets()
        let member = scope.member
        var queues: [Queue?] = []
        if !member.sources.isEmpty {
            let returned = try await scope.reports([.returned], from: member.sources).entries
            queues.append(
                Queue(.returnedReports, returned.map { WaitingTask(subject: .report($0), since: $0.decidedAt) })
            )
            let open = try await scope.reports([.open], from: member.sources, dueBy: Day(now, in: zone) + Self.ahead)
                .entries
            let tasks = open.sorted { $0.due < $1.due }.map { WaitingTask(subject: .report($0), due: $0.due) }
            queues.append(
                Queue(
                    .overdueReports,
                    tasks.filter { $0.isOverdue(at: now) },
                    more: Routes.reports(asking: ReportsQuery(state: Report.State.open.rawValue))
                )
            )
            queues.append(
                Queue(
                    .dueReports,
                    tasks.filter { !$0.isOverdue(at: now) },
                    more: Routes.reports(asking: ReportsQuery(state: Report.State.open.rawValue))
                )
            )
        }
        let submits = member.sources(.submit)
        if !submits.isEmpty {
            let prepared = try await scope.reports([.prepared], from: submits, untouchedBy: member.id).entries
            let tasks = prepared.map { WaitingTask(subject: .report($0), due: $0.due, since: $0.preparedAt) }
            queues.append(
                Queue(
                    .submitReports,
                    tasks,
                    more: Routes.reports(asking: ReportsQuery(state: Report.State.prepared.rawValue))
                )
            )
        }
        if member.may(.move(.approve)) {
            let (entries, count) = try await scope.reports([.submitted], from: [], untouchedBy: member.id)
            let tasks = entries.sorted { ($0.submittedAt ?? .distantPast) < ($1.submittedAt ?? .distantPast) }
                .map { WaitingTask(subject: .report($0), since: $0.submittedAt) }
            queues.append(
                Queue(
                    .approveReports,
                    tasks,
                    count: count,
                    more: Routes.reports(asking: ReportsQuery(state: Report.State.submitted.rawValue))
                )
            )
        }
        self.queues = queues.compactMap(\.self)
    }
}

extension WaitingTask {
    fileprivate func isOverdue(at now: Date) -> Bool {
        due.map { $0 < Day(now, in: zone) } ?? false
    }
}

extension Scope {
    /// Reports in these states of these sources, or all; a home page looks at 200 at most.
    fileprivate func reports(
        _ states: [Report.State],
        from sources: [Element.Source],
        dueBy day: Day? = nil,
        untouchedBy member: Identifier<Member>? = nil
    ) async throws -> (entries: [ReportEntry], count: Int) {
        var filter = ReportFilter()
        filter.states = states
        filter.sources = sources
        filter.dueBy = day
        filter.untouchedBy = member
        filter.limit = 200
        return try await reports(filter)
    }
}
