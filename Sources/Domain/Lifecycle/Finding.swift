import Foundation
import Tenancy

/// What the lifecycle needs to know of a finding 问题: whether it still stands in the way.
package struct Finding: Sendable, Hashable, Codable {
    package let severity: Severity
    package let opened: Date
    /// When it must be verified; a condition always has one.
    package let due: Date?
    /// The tenant of the member who verified it and when; nil while it is open.
    package let verification: Verification?

    /// A finding as it stands.
    package init(_ severity: Severity, opened: Date, due: Date? = nil, verification: Verification? = nil) {
        self.severity = severity
        self.opened = opened
        self.due = due
        self.verification = verification
    }

    /// What a finding holds up.
    package enum Severity: String, Codable, Sendable, CaseIterable {
        /// Nothing.
        case minor
        /// Acceptance, and the end of a rectification.
        case blocking
        /// Operation after a conditional acceptance.
        case condition
    }

    /// Who confirmed that a finding is put right.
    package struct Verification: Sendable, Hashable, Codable {
        package let organisation: Identifier<Organisation>
        package let at: Date

        /// A verification by a member of a tenant.
        package init(by organisation: Identifier<Organisation>, at: Date) {
            self.organisation = organisation
            self.at = at
        }
    }

    /// Whether nobody outside the college's own tenants has verified it; what they verify themselves doesn't count.
    package func isOpen(at college: College) -> Bool {
        guard let verification else { return true }
        return college.isOwn(verification.organisation)
    }
}
