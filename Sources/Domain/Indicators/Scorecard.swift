import Calendar
import Collection
import Foundation
import Number

/// All indicators of a college, a country or the programme in one period, with the five legs and the index.
package struct Scorecard: Sendable {
    package let period: Period
    /// One for each indicator, in their order.
    package let figures: [Figure]
    /// The legs that have points, each 0 to 100.
    package let legs: [Leg: Number]
    /// Why the others have none.
    package let gaps: [Leg: NoFigure]
    /// The closed-loop quality index, 0 to 100; nil where it is not computable.
    package let index: Number?

    /// Every indicator of the book from the sums of a place.
    package init(_ book: IndicatorBook, of sums: Sums, in period: Period, targets: PlaceTargets = .none) {
        self.period = period
        let reader = ItemReader(book: book, sums: sums)
        let figures = book.indicators.map { Figure($0, reader, in: period, targets) }
        self.figures = figures
        legs = Self.legs(zip(book.indicators, figures).map { ($0.leg, $0.weight, $1.attainment?.points) })
        gaps = Self.gaps(zip(book.indicators, figures).map { ($0.leg, $1.gap) })
        index = Self.index(of: legs, gaps: gaps)
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

    /// Why a leg has no points, of those in which no indicator has a figure.
    package static func gaps(_ parts: [(leg: Leg, gap: NoFigure?)]) -> [Leg: NoFigure] {
        var gaps: [Leg: NoFigure] = [:]
        for leg in Leg.allCases {
            let own = parts.filter { $0.leg == leg }.map(\.gap)
            if own.allSatisfy({ $0 != nil }) { gaps[leg] = NoFigure(ofLeg: own.compactMap(\.self)) }
        }
        return gaps
    }

    /// The geometric mean, to 12 digits, of the legs that apply: those in which there was nothing to do, and those that are
    /// not switched on, are left out. nil where one has no data, or `Leg.needed` is without points.
    package static func index(of legs: [Leg: Number], gaps: [Leg: NoFigure] = [:]) -> Number? {
        guard missing(legs, gaps).isEmpty else { return nil }
        var product = 1.0
        for points in legs.values { product *= points.double / 100 }
        return Number(pow(product, 1 / Double(legs.count)) * 100)?.rounded(significantDigits: 12)
    }

    /// The legs that keep the index from being computed, in their order.
    package var missing: [Leg] { Self.missing(legs, gaps) }

    private static func missing(_ legs: [Leg: Number], _ gaps: [Leg: NoFigure]) -> [Leg] {
        Leg.allCases.filter { legs[$0] == nil && ((gaps[$0] ?? .noData) == .noData || Leg.needed.contains($0)) }
    }

    /// The figure of one indicator; nil where the programme has no such indicator.
    package func figure(_ code: String) -> Figure? {
        figures.first { $0.indicator == code }
    }
}
