import Foundation
import Lifecycle
import Postgres
import Tenancy

/// A finding 问题 at a college: what has to be put right, from when it is opened to when somebody verifies that it is.
package struct Finding: Sendable, Hashable, Codable {
    /// Within the college, from 1.
    package let number: Int
    package let severity: Severity
    package let text: String
    package let opened: Date
    package let openedBy: Identifier<Member>
    /// When it must be verified; a condition always has one.
    package let due: Date?
    /// Who confirmed that it is put right; nil while it is open.
    package let verification: Verification?

    /// A finding as it stands.
    package init(
        _ number: Int,
        _ severity: Severity,
        text: String,
        opened: Date,
        openedBy: Identifier<Member>,
        due: Date? = nil,
        verification: Verification? = nil
    ) {
        self.number = number
        self.severity = severity
        self.text = text
        self.opened = opened
        self.openedBy = openedBy
        self.due = due
        self.verification = verification
    }

    /// How grave a finding is.
    package enum Severity: String, Codable, Sendable, CaseIterable, PostgresCodable {
        /// It holds nothing up.
        case minor
        case blocking
        case condition

        /// What it holds up; nil for nothing.
        package var blocks: Blocker.Kind? {
            switch self {
            case .minor: nil
            case .blocking: .finding
            case .condition: .condition
            }
        }
    }

    /// Who confirmed that a finding is put right.
    package struct Verification: Sendable, Hashable, Codable {
        package let member: Identifier<Member>
        package let organisation: Identifier<Organisation>
        package let at: Date

        /// A verification by a member of a tenant.
        package init(by member: Identifier<Member>, of organisation: Identifier<Organisation>, at: Date) {
            self.member = member
            self.organisation = organisation
            self.at = at
        }
    }

    /// How it holds the college up; nil where it does not.
    package var blocker: Blocker? {
        severity.blocks.map { kind in
            let lifting = verification.map { Blocker.Lifting(by: $0.organisation, at: $0.at) }
            return Blocker(number, kind, since: opened, due: due, lifting: lifting)
        }
    }
}
