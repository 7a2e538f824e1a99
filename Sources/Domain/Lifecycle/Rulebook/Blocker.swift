import Foundation
import Tenancy

/// What holds a college up until somebody outside its own tenants lifts it: all that the lifecycle asks of a finding.
package struct Blocker: Sendable, Hashable, Codable {
    /// The finding's number in the college's file, from 1.
    package let number: Int
    package let kind: Kind
    package let since: Date
    /// By when it must be lifted; a condition always has one.
    package let due: Date?
    /// Who lifted it and when; nil while it stands.
    package let lifting: Lifting?

    /// A blocker as it stands.
    package init(_ number: Int, _ kind: Kind, since: Date, due: Date? = nil, lifting: Lifting? = nil) {
        self.number = number
        self.kind = kind
        self.since = since
        self.due = due
        self.lifting = lifting
    }

    /// What it holds up.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        /// Acceptance, and the end of a rectification.
        case finding
        /// Operation after a conditional acceptance.
        case condition
    }

    /// Who let a college go on.
    package struct Lifting: Sendable, Hashable, Codable {
        package let organisation: Identifier<Organisation>
        package let at: Date

        /// A lifting by a member of a tenant.
        package init(by organisation: Identifier<Organisation>, at: Date) {
            self.organisation = organisation
            self.at = at
        }
    }

    /// Whether nobody outside the college's own tenants has lifted it; what they lift themselves doesn't count.
    package func stands(at college: College) -> Bool {
        guard let lifting else { return true }
        return college.isOwn(lifting.organisation)
    }
}
