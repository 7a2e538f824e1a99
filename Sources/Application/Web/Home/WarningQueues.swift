import ClosedLoop
import Foundation
import Indicators
import Tenancy

/// The warnings that wait for a member: those to answer, and dismissals to review.
struct WarningQueues {
    let queues: [Queue]

    /// Reads them all; a warning is small, and nothing is read of those that wait for others.
    init(_ scope: Scope, _ book: IndicatorBook, now: Date) async throws {
        let waiting = try await scope.warningsWaiting(at: now)
        queues = Queue.Kind.allCases.compactMap { kind in
            guard let wait = kind.warningWait else { return nil }
            let tasks = waiting.filter { $0.wait == wait }.map { WaitingTask($0, book[$0.entry.warning.cause.subject]) }
            return tasks.isEmpty ? nil : Queue(kind, tasks)
        }
    }
}

extension Queue.Kind {
    /// What the warnings of the queue wait for; nil for a queue of something else.
    var warningWait: Warning.Wait? {
        switch self {
        case .warnings: .answer
        case .reviewWarnings: .review
        default: nil
        }
    }
}

extension WaitingTask {
    /// A warning that waits; what is to be answered has a day, a dismissal waits since it was written.
    fileprivate init(_ waiting: WaitingWarning, _ indicator: Indicator?) {
        let warning = waiting.entry.warning
        switch waiting.wait {
        case .answer: self.init(subject: .warning(waiting, indicator), due: warning.due)
        case .review: self.init(subject: .warning(waiting, indicator), since: warning.answeredAt)
        }
    }
}
