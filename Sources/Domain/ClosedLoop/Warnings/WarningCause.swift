import Calendar
import Indicators
import Number

/// What a rule found; two of the same key are the same.
package struct WarningCause: Sendable, Hashable {
    package let kind: WarningKind
    /// The indicator's code, the data set's, or the milestone's number.
    package let subject: String
    /// What it is of; empty for a milestone.
    package let period: String
    package var value: Number?
    package var target: Number?
    package var lower: Number?
    package var upper: Number?
    /// The day on which it should have been done.
    package var day: Day?

    /// What a rule found of a subject in a period.
    package init(_ kind: WarningKind, of subject: String, in period: String) {
        (self.kind, self.subject, self.period) = (kind, subject, period)
    }

    /// What a rule found of a figure.
    init(_ kind: WarningKind, _ figure: Figure) {
        self.init(kind, of: figure.indicator, in: figure.period.identifier)
        value = figure.value
        target = figure.target.value
    }

    /// Unique at a college.
    package var key: String { "\(kind.rawValue) \(subject) \(period)" }
}
