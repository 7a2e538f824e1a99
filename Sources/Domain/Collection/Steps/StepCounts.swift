import Calendar
import Foundation
import Lifecycle
import Tenancy

/// What the platform counts of a college's steps, by its own time: month by month approvals and the days they took,
/// acceptances decided and those passed at the first attempt without conditions; quarter by quarter the reviews that were
/// begun, and how many of these are done. A review that was taken back with what it was to decide on was never planned.
package struct StepCounts: Sendable, Hashable {
    /// The element's code, the month or quarter, and the count.
    package struct Line: Sendable, Hashable {
        package let element: String
        package let period: Period
        package let count: Int
    }

    /// The codes of what is counted.
    package static let elements = [
        "SYS_APPROVALS", "SYS_APPROVAL_DAYS", "SYS_ACCEPTANCES", "SYS_ACCEPTANCES_FIRST_PASS", "SYS_REVIEWS_PLANNED",
        "SYS_REVIEWS_DONE",
    ]

    package let lines: [Line]

    /// Counts the whole record of a college in a zone.
    package init(_ record: [Transition], in zone: Zone) {
        var counts: [Key: Int] = [:]
        func add(_ element: String, _ count: Int, in period: Period) {
            counts[Key(element: element, period: period), default: 0] += count
        }
        var isFirstAttempt = true
        for transition in record {
            let day = Day(transition.at, in: zone)
            let month = Period(.monthly, containing: day)
            switch (transition.from, transition.step) {
            case (_, .approve):
                let submission = record.last { $0.step == .submit && $0.number < transition.number }
                add("SYS_APPROVALS", 1, in: month)
                add("SYS_APPROVAL_DAYS", submission.map { day - Day($0.at, in: zone) } ?? 0, in: month)
            case (.panelReview, .accept), (.panelReview, .acceptConditionally), (.panelReview, .fail):
                add("SYS_ACCEPTANCES", 1, in: month)
                add("SYS_ACCEPTANCES_FIRST_PASS", transition.step == .accept && isFirstAttempt ? 1 : 0, in: month)
                isFirstAttempt = false
            default: break
            }
        }
        for review in Review.all(in: record) {
            let quarter = Period(.quarterly, containing: Day(review.begun, in: zone))
            add("SYS_REVIEWS_PLANNED", 1, in: quarter)
            add("SYS_REVIEWS_DONE", review.isDone ? 1 : 0, in: quarter)
        }
        lines = counts.map { Line(element: $0.key.element, period: $0.key.period, count: $0.value) }
            .sorted { ($0.period, $0.element) < ($1.period, $1.element) }
    }

    private struct Key: Hashable {
        let element: String
        let period: Period
    }

    /// Of these counts those that are others than they were, 0 for what is there no more.
    func changed(since earlier: StepCounts) -> [Line] {
        let gone = earlier.lines.filter { was in
            !lines.contains { $0.element == was.element && $0.period == was.period }
        }
        return lines.filter { !earlier.lines.contains($0) }
            + gone.map { Line(element: $0.element, period: $0.period, count: 0) }
    }
}

/// A formal check, an inspection, a panel or a re-review: begun by one step, done by another.
private struct Review {
    let begun: Date
    var isDone = false

    /// The steps that end each, by the one that begins it.
    private static let ends: [College.Step: Set<College.Step>] = [
        .submit: [.passFormalReview, .returnApplication],
        .startMidTerm: [.continueAfterMidTerm, .orderRectification],
        .openPanel: [.accept, .acceptConditionally, .fail],
        .fileReReview: [.passReReview, .failReReview],
    ]

    /// All that are on a record and were not taken back.
    static func all(in record: [Transition]) -> [Review] {
        var reviews: [Review?] = []
        // The place of what is under way, by the step that began it.
        var current: [College.Step: Int] = [:]
        for transition in record {
            if ends[transition.step] != nil {
                current[transition.step] = reviews.count
                reviews.append(Review(begun: transition.at))
            }
            for (beginning, ends) in ends where ends.contains(transition.step) {
                if let place = current.removeValue(forKey: beginning) { reviews[place]?.isDone = true }
            }
            let takenBack = Rulebook.rule(transition.from, transition.step)?.takesBack
            if let takenBack, let place = current.removeValue(forKey: takenBack) { reviews[place] = nil }
        }
        return reviews.compactMap(\.self)
    }
}
