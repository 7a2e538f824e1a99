import Foundation
import Indicators
import Number

/// A college whose share lies outside the funnel of its country's or the programme's colleges: the limits are the wider the
/// fewer it is divided by, so that a small college isn't misread.
package enum OutsideFunnel {
    /// The limits of a share of `whole` around the share of all; per cent where the factor is 100, from 0 to that.
    package static func limits(
        around part: Number,
        of all: Number,
        for whole: Number,
        factor: Number,
        level: Number
    ) -> (lower: Number, upper: Number)? {
        guard let share = part.divided(by: all)?.double, whole > 0, share >= 0, share <= 1 else { return nil }
        let width = (level == 95 ? 1.959964 : 3.090232) * sqrt(share * (1 - share) / whole.double)
        func limit(_ share: Double) -> Number? {
            Number(min(1, max(0, share)) * factor.double)?.rounded(decimals: 4)
        }
        guard let lower = limit(share - width), let upper = limit(share + width) else { return nil }
        return (lower, upper)
    }

    /// The cause in a college's figure beside that of the colleges that it is compared with; nil where there is none.
    package static func cause(_ own: Figure, _ all: Figure, factor: Number, _ rule: WarningRule) -> WarningCause? {
        guard let value = own.value, let whole = own.denominator, let part = all.numerator, let sum = all.denominator,
            own.period == all.period,
            let limits = limits(around: part, of: sum, for: whole, factor: factor, level: rule.limit(.level)),
            value < limits.lower || value > limits.upper
        else { return nil }
        var cause = WarningCause(.outsideFunnel, own)
        (cause.lower, cause.upper) = (limits.lower, limits.upper)
        return cause
    }
}
