import Calendar
import Foundation
import Lifecycle
import Tenancy

/// What the platform counts of a college's steps, month by month of its own time: approvals and the days they took,
/// acceptances decided and those passed at the first attempt without conditions.
package struct StepCounts: Sendable, Hashable {
    /// The element's code, the month and the count.
    package struct Line: Sendable, Hashable {
        package let element: String
        package let month: Period
        package let count: Int
    }

    package let lines: [Line]

    /// Counts the whole record of a college in a zone.
    package init(_ record: [Transition], in zone: Zone) {
        var counts: [Line.Key: Int] = [:]
        var isFirstAttempt = true
        for transition in record {
            let day = Day(transition.at, in: zone)
            func add(_ element: String, _ count: Int) {
                counts[Line.Key(element: element, month: Period(.monthly, containing: day)), default: 0] += count
            }
            switch (transition.from, transition.step) {
            case (_, .approve):
                let submission = record.last { $0.step == .submit && $0.number < transition.number }
                add("SYS_APPROVALS", 1)
                add("SYS_APPROVAL_DAYS", submission.map { day - Day($0.at, in: zone) } ?? 0)
            case (.panelReview, .accept), (.panelReview, .acceptConditionally), (.panelReview, .fail):
                add("SYS_ACCEPTANCES", 1)
                add("SYS_ACCEPTANCES_FIRST_PASS", transition.step == .accept && isFirstAttempt ? 1 : 0)
                isFirstAttempt = false
            default: break
            }
        }
        lines = counts.map { Line(element: $0.key.element, month: $0.key.month, count: $0.value) }
            .sorted { ($0.month, $0.element) < ($1.month, $1.element) }
    }
}

extension StepCounts.Line {
    fileprivate struct Key: Hashable {
        let element: String
        let month: Period
    }
}
