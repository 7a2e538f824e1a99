import Calendar
import Collection
import Language
import Number

/// A scorecard as programs read it: every number as a number, and null for what is missing.
package struct ScorecardAnswer: Encodable, Sendable {
    package let period: Period
    package let index: Number?
    /// By leg, all five.
    package let legs: [Leg: Number]
    /// By leg, why it has no points.
    package let gaps: [Leg: NoFigure]
    package let indicators: [FigureAnswer]
    /// What it rests on; nil where nobody asked.
    package let coverage: Coverage?

    /// A scorecard with what its figures are of.
    package init(_ card: Scorecard, _ book: IndicatorBook, _ coverage: Coverage? = nil) {
        period = card.period
        index = card.index
        legs = card.legs
        gaps = card.gaps
        self.coverage = coverage
        indicators = zip(book.indicators, card.figures).map(FigureAnswer.init)
    }

    private enum Key: String, CodingKey { case period, index, legs, gaps, indicators, coverage }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(period, forKey: .period)
        try container.encode(index, forKey: .index)
        try container.encode(
            Dictionary(uniqueKeysWithValues: Leg.allCases.map { ($0.rawValue, legs[$0]) }),
            forKey: .legs
        )
        let gaps = self.gaps.map { ($0.key.rawValue, $0.value) }
        try container.encode(Dictionary(uniqueKeysWithValues: gaps), forKey: .gaps)
        try container.encode(indicators, forKey: .indicators)
        try container.encodeIfPresent(coverage, forKey: .coverage)
    }
}

/// A figure as programs read it.
package struct FigureAnswer: Encodable, Sendable {
    package let indicator: Indicator
    package let figure: Figure

    /// A figure with its indicator.
    package init(_ indicator: Indicator, _ figure: Figure) {
        self.indicator = indicator
        self.figure = figure
    }

    private enum Key: String, CodingKey {
        case code, name, leg, period, numerator, denominator, factor, value, gap, target, targetOrigin, targetPeriod
        case better, weight, attainment, grade
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(indicator.code, forKey: .code)
        let names = indicator.name.languages.map { ($0.description, indicator.name[$0]?.text) }
        try container.encode(Dictionary(uniqueKeysWithValues: names), forKey: .name)
        try container.encode(indicator.leg, forKey: .leg)
        try container.encode(figure.period, forKey: .period)
        try container.encode(figure.numerator, forKey: .numerator)
        try container.encode(figure.denominator, forKey: .denominator)
        try container.encode(indicator.formula.factor, forKey: .factor)
        try container.encode(figure.value, forKey: .value)
        try container.encode(figure.gap, forKey: .gap)
        try container.encode(figure.target.value, forKey: .target)
        try container.encode(figure.target.origin, forKey: .targetOrigin)
        try container.encode(figure.target.period, forKey: .targetPeriod)
        try container.encode(indicator.better, forKey: .better)
        try container.encode(indicator.weight, forKey: .weight)
        try container.encode(figure.attainment?.points, forKey: .attainment)
        try container.encode(figure.attainment?.grade, forKey: .grade)
    }
}
