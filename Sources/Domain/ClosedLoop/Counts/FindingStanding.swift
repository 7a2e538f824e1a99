import Foundation
import Postgres

/// Where findings can stand, whenever they were opened.
package enum FindingStanding: String, Standing {
    /// Not closed yet.
    case unclosed
    /// Past their day and not verified.
    case late
    /// Under observation.
    case observed
    /// Closed because their indicator showed that it worked, or didn't, or had no figure.
    case effective, ineffective, notMeasurable
    /// Of an indicator that had been put right within twelve months before.
    case recurred

    package static var table: SQL { "finding" }
    package static var chosen: SQL { "true" }

    package func condition(at date: Date) -> SQL {
        switch self {
        case .unclosed: "finding.state <> 'closed'"
        case .late: "finding.verified IS NULL AND finding.due < \(date)"
        case .observed: "finding.state = 'verified'"
        case .effective: "finding.outcome = \(EffectOutcome.Kind.effective)"
        case .ineffective: "finding.outcome = \(EffectOutcome.Kind.ineffective)"
        case .notMeasurable: "finding.outcome = \(EffectOutcome.Kind.notMeasurable)"
        case .recurred: FindingCounts.hasRecurred
        }
    }
}
