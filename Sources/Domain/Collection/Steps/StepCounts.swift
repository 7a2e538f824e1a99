import Calendar
import Foundation
import Lifecycle
import Tenancy

/// What the platform counts of a college's steps, month by month of programme time: approvals and the days they took,
/// acceptances decided and those passed at the first attempt without conditions.
package struct StepCounts: Sendable, Hashable {
    /// The element's code, the month and the count.
    package struct Line: Sendable, Hashable {
        package let element: String
        package let month: Period
        package let count: Int
    }

    package let lines: [Line]

    /// Counts a college's whole record.
    package init(_ record: [Transition]) {
        var counts: [Line.Key: Int] = [:]
        var isFirstAttempt = true
        for transition in record {
            let day = Day(transition.at)
            func add(_ element: String, _ count: Int) {
                counts[Line.Key(element: element, month: Period(.monthly, containing: day)), default: 0] += count
            }
            switch (transition.from, transition.step) {
            case (_, .approve):
                let submission = record.last { $0.step == .submit && $0.number < transition.number }
                add("SYS_APPROVALS", 1)
                add("SYS_APPROVAL_DAYS", submission.map { day - Day($0.at) } ?? 0)
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
