import Calendar
import Collection
import Foundation
import Number

/// All indicators of a college, a country or the programme in one period, with the five legs and the index.
package struct Scorecard: Sendable {
    package let period: Period
    /// One for each indicator, in their order.
    package let figures: [Figure]
    /// The legs that have data, each 0 to 100.
    package let legs: [Leg: Number]
    /// The closed-loop quality index, 0 to 100; nil, not computable, where a leg has no data.
    package let index: Number?

    /// Every indicator of the book from the sums of a place.
    package init(_ book: IndicatorBook, of sums: Sums, in period: Period) {
        self.period = period
        let reader = ItemReader(book: book, sums: sums)
        let figures = book.indicators.map { Figure($0, reader, in: period) }
        self.figures = figures
        legs = Self.legs(zip(book.indicators, figures).map { ($0.leg, $0.weight, $1.attainment?.points) })
        index = Self.index(of: legs)
    }

    /// The weighted mean of each leg's points; a leg without any is left out.
    package static func legs(_ parts: [(leg: Leg, weight: Number, points: Number?)]) -> [Leg: Number] {
        var sums: [Leg: (points: Number, weight: Number)] = [:]
        for part in parts {
            guard let points = part.points else { continue }
            let sum = sums[part.leg] ?? (.zero, .zero)
            sums[part.leg] = (sum.points + points * part.weight, sum.weight + part.weight)
        }
        return sums.compactMapValues { $0.points.divided(by: $0.weight) }
    }

    /// The geometric mean of the five legs to 12 digits; nil where one of them has no data.
    package static func index(of legs: [Leg: Number]) -> Number? {
        var product = 1.0
        for leg in Leg.allCases {
            guard let points = legs[leg] else { return nil }
            product *= points.double / 100
        }
        return Number(pow(product, 1 / Double(Leg.allCases.count)) * 100)?.rounded(significantDigits: 12)
    }

    /// The figure of one indicator; nil where the programme has no such indicator.
    package func figure(_ code: String) -> Figure? {
        figures.first { $0.indicator == code }
    }
}
