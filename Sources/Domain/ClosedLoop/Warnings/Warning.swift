import Calendar
import Foundation
import Lifecycle
import Number
import Postgres
import Tenancy

/// A warning 预警 at a college, from when a rule raised it to when it is answered for good.
package struct Warning: Sendable, Hashable {
    package let college: Identifier<College>
    package let tenant: Identifier<Organisation>
    /// Within the college, from 1.
    package let number: Int
    package let cause: WarningCause
    package let raised: Date
    /// By the end of this day, the college's, it is to be answered.
    package let due: Day
    package let state: State
    package let answeredAt: Date?
    /// The college's day of that.
    package let answeredOn: Day?
    package let answeredBy: Identifier<Member>?
    /// Why it was dismissed, or withdrawn.
    package let words: String
    /// The finding that it became.
    package let finding: Int?

    /// Where it stands.
    package enum State: String, Codable, Sendable, CaseIterable, PostgresCodable {
        /// To be answered.
        case open
        /// The lead college sees nothing in it; a reviewer is to say whether that is so.
        case dismissed
        /// A reviewer agreed.
        case accepted
        /// It became a finding.
        case finding
        /// Its cause has vanished.
        case withdrawn

        /// Whether somebody has still to do something.
        package var isOpen: Bool { self == .open || self == .dismissed }
        /// Whether the lead college has answered.
        package var isAnswered: Bool { self == .dismissed || self == .accepted || self == .finding }
    }

    /// Whether it was answered by its day.
    package var isInTime: Bool { state.isAnswered && answeredOn.map { $0 <= due } == true }

    /// Who looks at it on a day, the lead college's reporter first: one more for each stretch of its days that went by
    /// without an answer.
    package func level(on today: Day, days: Int) -> Level {
        state == .open ? Level(due: due, on: today, days: days) : .reporter
    }

    /// To whom an unanswered warning has gone up.
    package enum Level: String, Codable, Sendable, CaseIterable {
        case reporter, approver, administrator, headquarters

        /// To whom a warning has gone up on a day that is still unanswered.
        init(due: Day, on today: Day, days: Int) {
            let levels = Self.allCases
            self = today > due ? levels[min(1 + (today - due - 1) / max(1, days), levels.count - 1)] : .reporter
        }

        /// The role that answers for it.
        package var role: Role {
            switch self {
            case .reporter: .reporter
            case .approver: .approver
            case .administrator: .collegeAdmin
            case .headquarters: .hqAdmin
            }
        }
    }

}

/// Why a warning was not answered or reviewed.
package enum WarningRefusal: Error, Sendable, Hashable {
    /// It is answered, withdrawn or decided already.
    case notOpen
    /// No dismissal waits to be reviewed.
    case notDismissed
    /// Who dismisses, or doesn't accept a dismissal, says why.
    case reasonMissing
}
