import Calendar
import Number

/// A report that did not come by its day, or not by then and so many days.
package enum ReportLate {
    /// The cause; nil where it came in time, or its day isn't over.
    ///
    /// - Parameter came: the college's day on which it was first handed in; nil while it wasn't.
    package static func cause(
        _ dataSet: String,
        in period: String,
        due: Day,
        came: Day?,
        today: Day,
        _ rule: WarningRule
    ) -> WarningCause? {
        guard (came ?? today) - due > rule.limit(.grace).integer ?? 0 else { return nil }
        var cause = WarningCause(.reportLate, of: dataSet, in: period)
        cause.day = due
        return cause
    }
}
