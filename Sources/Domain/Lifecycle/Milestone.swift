import Foundation

/// A milestone of the accepted construction plan.
package struct Milestone: Sendable, Hashable, Codable {
    package let due: Date
    /// When it was completed; nil while it is not.
    package let done: Date?
    /// When it was added to the plan; nil where that was not kept.
    package let added: Date?

    /// A milestone as it stands.
    package init(due: Date, done: Date? = nil, added: Date? = nil) {
        self.due = due
        self.done = done
        self.added = added
    }
}
