import Foundation

/// A milestone of the accepted construction plan.
package struct Milestone: Sendable, Hashable, Codable {
    package let due: Date
    /// When it was completed; nil while it is not.
    package let done: Date?

    /// A milestone as it stands.
    package init(due: Date, done: Date? = nil) {
        self.due = due
        self.done = done
    }
}
