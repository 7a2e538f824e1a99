import Collection
import Foundation
import Tenancy

/// The reports that wait for a member, with the data sets that name them.
struct ReportQueues {
    let queues: [Queue]
    let dataSets: [DataSet]

    /// How many days ahead a report counts as due.
    private static let ahead = 31

    /// Reads what the member has to report, mend, submit or approve.
    init(_ scope: Scope, today: Day) async throws {
        let sets = try await scope.dataSets()
        dataSets = sets
        let role = scope.member.role
        var queues: [Queue?] = []
        if let source = role.reports {
            let own = Set(sets.filter { $0.source == source }.map(\.code))
            let returned = try await scope.reports([.returned], of: own)
            queues.append(Queue(.returnedReports, returned.map { WaitingTask(subject: .report($0), due: $0.due) }))
            let open = try await scope.reports([.open], of: own, dueBy: today + Self.ahead)
            let tasks = open.sorted { $0.due < $1.due }.map { WaitingTask(subject: .report($0), due: $0.due) }
            queues.append(Queue(.overdueReports, tasks.filter { $0.isOverdue(on: today) }, more: "/reports?state=open"))
            queues.append(Queue(.dueReports, tasks.filter { !$0.isOverdue(on: today) }, more: "/reports?state=open"))
        }
        if role == .approver {
            let prepared = try await scope.reports([.prepared], of: nil)
            let tasks = prepared.map { WaitingTask(subject: .report($0), due: $0.due, since: $0.preparedAt) }
            queues.append(Queue(.submitReports, tasks, more: "/reports?state=prepared"))
        }
        if role == .reviewer || role == .leader || role == .hqAdmin {
            var filter = ReportFilter()
            filter.states = [.submitted]
            let (entries, count) = try await scope.reports(filter)
            let tasks = entries.sorted { ($0.submittedAt ?? .distantPast) < ($1.submittedAt ?? .distantPast) }
                .map { WaitingTask(subject: .report($0), since: $0.submittedAt) }
            queues.append(Queue(.approveReports, tasks, count: count, more: "/reports?state=submitted"))
        }
        self.queues = queues.compactMap(\.self)
    }
}

extension WaitingTask {
    fileprivate func isOverdue(on today: Day) -> Bool {
        due.map { $0 < today } ?? false
    }
}

extension Role {
    /// The source whose reports the role prepares, or sees to it that they are; nil where it has none.
    fileprivate var reports: Element.Source? {
        switch self {
        case .reporter, .approver, .collegeAdmin: .college
        case .partner: .partner
        default: nil
        }
    }
}

extension Scope {
    /// Reports in these states of these data sets; a home page looks at 200 at most.
    fileprivate func reports(
        _ states: [Report.State],
        of dataSets: Set<String>?,
        dueBy day: Day? = nil
    ) async throws -> [ReportEntry] {
        var filter = ReportFilter()
        filter.states = states
        filter.dueBy = day
        filter.limit = 200
        return try await reports(filter).entries.filter { dataSets?.contains($0.dataSet) ?? true }
    }
}
