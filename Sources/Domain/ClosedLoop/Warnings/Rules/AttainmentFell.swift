import Indicators
import Number

/// An indicator whose attainment fell two periods running, by so many points altogether.
package enum AttainmentFell {
    /// The cause in the last of these figures, the earliest first; nil where there is none, or one of three is missing.
    package static func cause(_ figures: [Figure], _ rule: WarningRule) -> WarningCause? {
        let last = figures.suffix(3)
        let points = last.compactMap { $0.attainment?.points }
        guard let figure = last.last, points.count == 3, points[2] < points[1], points[1] < points[0] else {
            return nil
        }
        return points[0] - points[2] >= rule.limit(.fall) ? WarningCause(.attainmentFell, figure) : nil
    }
}
