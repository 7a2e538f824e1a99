import Indicators
import Number

/// A value outside the natural limits of its own process (XmR): the mean of the periods before, and 2.66 times their mean
/// moving range to each side; or the eighth running on one side of that mean.
package enum OutsideLimits {
    /// The natural process limits of some values in their order; nil of fewer than two.
    package static func limits(of values: [Number]) -> (lower: Number, mean: Number, upper: Number)? {
        guard values.count > 1, let mean = values.reduce(Number.zero, +).divided(by: Number(values.count)) else {
            return nil
        }
        let ranges = zip(values, values.dropFirst()).map { ($1 - $0).magnitude }
        guard let range = ranges.reduce(Number.zero, +).divided(by: Number(ranges.count)) else { return nil }
        let width = range * scale
        return (mean - width, mean, mean + width)
    }

    /// The cause in the last of these figures, the earliest first; nil where there is none, or too few stand before it.
    package static func cause(_ figures: [Figure], _ rule: WarningRule) -> WarningCause? {
        guard let figure = figures.last, let value = figure.value else { return nil }
        let before = figures.dropLast().compactMap(\.value).suffix(longest)
        guard Number(before.count) >= rule.limit(.baseline), let limits = limits(of: Array(before)) else { return nil }
        let run = (before + [value]).suffix(8)
        let isOneSided = run.allSatisfy { $0 > limits.mean } || run.allSatisfy { $0 < limits.mean }
        guard value < limits.lower || value > limits.upper || isOneSided else { return nil }
        var cause = WarningCause(.outsideLimits, figure)
        (cause.lower, cause.upper) = (limits.lower, limits.upper)
        return cause
    }

    /// How many periods before count at most.
    package static let longest = 24
    private static let scale = Number(mantissa: 266, exponent: -2)
}
