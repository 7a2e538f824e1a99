import Calendar
import Foundation
import Lifecycle
import Postgres
import Tenancy

/// A finding 问题 at a college: what has to be put right, from when it is opened to when its indicator has shown whether
/// that worked.
package struct Finding: Sendable, Hashable {
    /// Within the college, from 1.
    package let number: Int
    package let severity: Severity
    /// Who or what raised it.
    package let origin: Origin
    package let text: String
    /// The code of the indicator that it is about; nil where none shows it.
    package let indicator: String?
    package let opened: Date
    package let openedBy: Identifier<Member>
    /// As they were called then; nil for those of before it was kept.
    package let openedByName: String?
    /// Who of the college's own side has to put it right.
    package let owner: FindingOwner
    /// The first day that was set, which counts however often it is extended.
    package let firstDue: Date?
    /// When it must be verified; a condition always has one.
    package let due: Date?
    /// The finding that turned out ineffective and that this one follows up; nil for the others.
    package let follows: Int?
    /// The warning that it was made of; nil for the others.
    package let warning: Int?
    package internal(set) var state: State
    /// The number of its last step.
    package internal(set) var version: Int
    /// Since when it is in its state.
    package internal(set) var since: Date
    package var plan: FindingPlan
    /// What was asked for of its due day, the earliest first.
    package var extensions: [DueExtension]
    /// Who confirmed that it is put right; nil while nobody has.
    package internal(set) var verification: Verification?
    /// What its indicator showed; nil before, and for what is without one.
    package internal(set) var outcome: EffectOutcome?
    package internal(set) var closed: Date?

    /// A finding as it stands; one that is verified and nothing else has run its course.
    package init(
        _ number: Int,
        _ severity: Severity,
        text: String,
        opened: Date,
        openedBy: Identifier<Member>,
        openedByName: String? = nil,
        origin: Origin = .inspection,
        indicator: String? = nil,
        owner: FindingOwner = FindingOwner(),
        firstDue: Date? = nil,
        due: Date? = nil,
        follows: Int? = nil,
        warning: Int? = nil,
        state: State? = nil,
        version: Int = 0,
        since: Date? = nil,
        plan: FindingPlan = FindingPlan(),
        extensions: [DueExtension] = [],
        verification: Verification? = nil,
        outcome: EffectOutcome? = nil,
        closed: Date? = nil
    ) {
        self.number = number
        self.severity = severity
        self.origin = origin
        self.text = text
        self.indicator = indicator
        self.opened = opened
        self.openedBy = openedBy
        self.openedByName = openedByName
        self.owner = owner
        self.firstDue = firstDue ?? due
        self.due = due
        self.follows = follows
        self.warning = warning
        self.state = state ?? (verification == nil ? .open : .closed)
        self.version = version
        self.since = since ?? verification?.at ?? opened
        self.plan = plan
        self.extensions = extensions
        self.verification = verification
        self.outcome = outcome
        self.closed = closed ?? (state == nil ? verification?.at : nil)
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

    /// Who or what raised a finding.
    package enum Origin: String, Codable, Sendable, CaseIterable, PostgresCodable {
        case warning, inspection, panel
        case classVisit = "class-visit"
        case complaint
        /// Another finding that turned out ineffective.
        case followUp = "follow-up"

        /// Those that somebody chooses who opens one by hand.
        package static let chosen: [Origin] = [.inspection, .panel, .classVisit, .complaint]
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

    /// Whether its day is over and nobody has verified it.
    package func isOverdue(at date: Date) -> Bool {
        verification == nil && due.map { $0 < date } == true
    }

    /// Whether it was verified by the first day that was set for it, as its college counts days.
    package func isInTime(in zone: Zone) -> Bool {
        guard let firstDue, let verification else { return false }
        return Day(verification.at, in: zone) <= Day(firstDue, in: zone)
    }

    /// What was asked for of its due day and nobody has decided on; nil where nothing was.
    package var askedExtension: DueExtension? { extensions.last { $0.granted == nil } }
}
