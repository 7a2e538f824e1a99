import Calendar
import Collection
import Indicators
import Number

/// A validation rule that is broken by what was handed in.
package enum ValidationBroken {
    /// How a report of a rule's elements stands.
    package enum Standing: Sendable, Hashable {
        /// Nobody has begun it.
        case open
        /// Somebody works on it, or is to mend it.
        case underWork
        /// It was handed in, and perhaps approved.
        case handedIn

        /// Where a report's state puts it.
        package init(_ state: Report.State) {
            self =
                switch state {
                case .open: .open
                case .prepared, .returned: .underWork
                case .submitted, .approved: .handedIn
                }
        }
    }

    /// What a result says of a warning: its cause is there, has vanished, or neither, as long as somebody still works on
    /// what breaks it.
    package enum Judgement: Sendable, Hashable {
        case stands(WarningCause)
        case vanished(WarningCause)
        case undecided
    }

    /// The judgement of a result, by the reports of the rule's elements in its period.
    package static func judgement(_ result: RuleResult, _ reports: [Standing]) -> Judgement {
        var cause = WarningCause(.validationBroken, of: result.rule.code, in: result.period.identifier)
        guard result.isBroken == true else { return .vanished(cause) }
        guard reports.contains(.handedIn), !reports.contains(.underWork) else { return .undecided }
        (cause.value, cause.target) = (result.left.value, result.right.value)
        return .stands(cause)
    }
}
