import Indicators
import Number

/// A figure that attains too little of its target, once its period is over.
package enum TargetMissed {
    /// The cause; nil where there is none.
    package static func cause(_ figure: Figure, _ rule: WarningRule) -> WarningCause? {
        guard let attainment = figure.attainment, attainment.grade != .met else { return nil }
        if figure.target.origin == .standard, rule.limit(.agreedOnly) == 1 { return nil }
        return attainment.points < rule.limit(.points) ? WarningCause(.targetMissed, figure) : nil
    }
}
