import Calendar
import Number

/// A milestone that was not completed by its day, or not by then and so many days.
package enum MilestoneOverdue {
    /// The cause; nil where it was completed in time, or its day isn't over.
    package static func cause(_ number: Int, due: Day, done: Day?, today: Day, _ rule: WarningRule) -> WarningCause? {
        guard (done ?? today) - due > rule.limit(.grace).integer ?? 0 else { return nil }
        var cause = WarningCause(.milestoneOverdue, of: "\(number)", in: "")
        cause.day = due
        return cause
    }
}
