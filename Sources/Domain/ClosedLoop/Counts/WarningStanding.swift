import Foundation
import Postgres

/// Where warnings that wait for something can stand.
package enum WarningStanding: String, Standing {
    /// To be answered.
    case unanswered
    /// Unanswered past their day.
    case late
    /// Dismissed, and to be reviewed.
    case dismissed
    /// To be answered, of these kinds.
    case targetsMissed, reportsLate, milestonesOverdue

    package static var table: SQL { "warning" }
    package static var chosen: SQL { "warning.state IN ('open', 'dismissed')" }

    package func condition(at date: Date) -> SQL {
        switch self {
        case .unanswered: "warning.state = 'open'"
        case .late:
            """
            warning.state = 'open'
                AND warning.due < (\(date)::timestamptz AT TIME ZONE college.time_zone)::date
            """
        case .dismissed: "warning.state = 'dismissed'"
        case .targetsMissed: Self.unanswered(.targetMissed)
        case .reportsLate: Self.unanswered(.reportLate)
        case .milestonesOverdue: Self.unanswered(.milestoneOverdue)
        }
    }

    private static func unanswered(_ kind: WarningKind) -> SQL { "warning.state = 'open' AND warning.kind = \(kind)" }
}
