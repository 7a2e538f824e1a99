import Foundation
import Tenancy

/// A milestone of the accepted construction plan.
package struct Milestone: Sendable, Hashable, Codable {
    package let due: Date
    /// When it was completed; nil while it is not.
    package let done: Date?
    /// Who noted that; nil while it is not completed, and where that was not kept.
    package let doneBy: Identifier<Member>?
    /// When it was added to the plan; nil where that was not kept.
    package let added: Date?

    /// A milestone as it stands.
    package init(due: Date, done: Date? = nil, doneBy: Identifier<Member>? = nil, added: Date? = nil) {
        self.due = due
        self.done = done
        self.doneBy = doneBy
        self.added = added
    }
}
