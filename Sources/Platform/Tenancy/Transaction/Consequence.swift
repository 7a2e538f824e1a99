import Foundation
import Synchronization

/// A college and a period of which a use case wrote values, or handed in or approved those that stood.
package struct Touch: Sendable, Hashable {
    package let tenant: UUID
    package let college: UUID
    /// As identifiers name it.
    package let period: String
    /// Whether its values were approved, as they are.
    package let isApproval: Bool
    /// The report with which its values were handed in, as they are; nil where none was.
    package let submitted: UUID?

    /// Values of a tenant's college in a period.
    package init(tenant: UUID, college: UUID, period: String, isApproval: Bool = false, submitted: UUID? = nil) {
        (self.tenant, self.college, self.period, self.isApproval) = (tenant, college, period, isApproval)
        self.submitted = submitted
    }

    /// Whether values were written.
    package var isWriting: Bool { !isApproval && submitted == nil }
}

/// What one transaction has written or approved values of so far.
package final class Touches: Sendable {
    private let all = Mutex<Set<Touch>>([])

    /// Remembers some more.
    package func add(_ touches: some Sequence<Touch> & Sendable) {
        all.withLock { $0.formUnion(touches) }
    }

    /// All of them.
    var current: Set<Touch> { all.withLock { $0 } }
}

/// What follows in the same transaction from the values that a use case wrote, decided once at its end by a room above
/// that which wrote them. What follows from a consequence waits for the next use case.
package struct Consequence: Sendable {
    let follow: @Sendable (Scope, Act, Set<Touch>) async throws -> [AuditEntry]

    /// Decides on what was touched, and says what the audit trail is to hear; what it throws undoes everything.
    package init(_ follow: @escaping @Sendable (Scope, Act, Set<Touch>) async throws -> [AuditEntry]) {
        self.follow = follow
    }
}
