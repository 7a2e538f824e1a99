import Collection
import Foundation
import Tenancy

/// The reports that wait for a member, with the data sets that name them.
struct ReportQueues {
    let queues: [Queue]
    let dataSets: [DataSet]

    /// Reads the beginning of each queue that isn't empty.
    init(_ scope: Scope, now: Date) async throws {
        dataSets = try await scope.dataSets()
        let waiting = try await scope.reportsWaiting(at: now, limit: Queue.shown)
        queues = Queue.Kind.allCases.compactMap { kind in
            guard let wait = kind.wait, let found = waiting[wait] else { return nil }
            return Queue(kind, found.entries.map { WaitingTask($0, wait) }, count: found.count)
        }
    }
}

extension WaitingTask {
    /// A report that waits; what is still to be handed in has a day, what others handed in or back waits since then.
    init(_ report: ReportEntry, _ wait: Report.Wait) {
        switch wait {
        case .mend: self.init(subject: .report(report), since: report.decidedAt)
        case .overdue, .due: self.init(subject: .report(report), due: report.due)
        case .submit: self.init(subject: .report(report), due: report.due, since: report.preparedAt)
        case .approve: self.init(subject: .report(report), since: report.submittedAt)
        }
    }
}
