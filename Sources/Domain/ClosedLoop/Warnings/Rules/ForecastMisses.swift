import Calendar
import Indicators
import Number

/// A year whose figure, by the line through its periods so far, will miss the year's target.
package enum ForecastMisses {
    /// What a year comes to: the mean of its periods so far and of those to come on the line of least squares through
    /// them; nil of fewer than three.
    package static func forecast(_ values: [Number], of count: Int) -> Number? {
        guard values.count >= 3, count >= values.count else { return nil }
        let n = Number(values.count)
        let (sum, places) = (values.reduce(Number.zero, +), (0..<values.count).map { Number($0) })
        let sumOfPlaces = places.reduce(Number.zero, +)
        let products = zip(places, values).map { $0 * $1 }.reduce(Number.zero, +)
        let squares = places.map { $0 * $0 }.reduce(Number.zero, +)
        guard let slope = (n * products - sumOfPlaces * sum).divided(by: n * squares - sumOfPlaces * sumOfPlaces),
            let start = (sum - slope * sumOfPlaces).divided(by: n)
        else { return nil }
        let coming = (values.count..<count).map { start + slope * Number($0) }
        return (sum + coming.reduce(Number.zero, +)).divided(by: Number(count))
    }

    /// The cause in a year's figures so far, the earliest first, of as many periods as the year has; nil where there is
    /// none, or the year's target is nobody's but the definition's.
    package static func cause(
        _ figures: [Figure],
        of count: Int,
        in year: Period,
        target: Target,
        better: Indicator.Better,
        _ rule: WarningRule
    ) -> WarningCause? {
        let values = figures.compactMap(\.value)
        guard target.origin != .standard, let last = figures.last, values.count == figures.count, values.count < count,
            let forecast = forecast(values, of: count)
        else { return nil }
        let attainment = Attainment(of: forecast, target: target.value, better: better)
        guard attainment.grade != .met, attainment.points < rule.limit(.points) else { return nil }
        var cause = WarningCause(.forecastMisses, of: last.indicator, in: year.identifier)
        (cause.value, cause.target) = (forecast.rounded(decimals: 4), target.value)
        return cause
    }
}
