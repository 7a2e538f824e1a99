import Calendar
import Collection
import Number

/// An indicator's figure for a college, a country or the programme in a period. What nobody reported stays missing.
package struct Figure: Sendable, Hashable {
    /// The indicator's code.
    package let indicator: String
    /// What it is of: the period asked for, or the latest of the indicator's own kind.
    package let period: Period
    /// The numerator over all colleges; nil where none of its elements has a value.
    package let numerator: Number?
    /// The denominator over all colleges; nil where none of its elements has a value.
    package let denominator: Number?
    /// Numerator × factor ÷ denominator, to 16 digits; nil where one of them is missing or the denominator is 0.
    package let value: Number?
    /// Why there is no value; nil where there is one.
    package let gap: NoFigure?
    /// The narrowest that was in force at the period's end.
    package let target: Target
    /// nil where there is no value.
    package let attainment: Attainment?

    /// The figure of an indicator from the sums of a place.
    package init(
        _ indicator: Indicator,
        of sums: Sums,
        in period: Period,
        book: IndicatorBook,
        targets: PlaceTargets = .none
    ) {
        self.init(indicator, ItemReader(book: book, sums: sums), in: period, targets)
    }

    init(_ indicator: Indicator, _ reader: ItemReader, in asked: Period, _ targets: PlaceTargets) {
        let (period, result) = reader.latest(of: indicator, for: asked)
        self.indicator = indicator.code
        self.period = period
        (numerator, denominator, value) = (result.numerator, result.denominator, result.value)
        gap = NoFigure(indicator, result, reader.book)
        let target = targets.target(of: indicator, in: period)
        self.target = target
        let isImpossible = reader.book.isShare(indicator) && value.map { $0 > indicator.formula.factor } == true
        attainment = value.map {
            isImpossible ? .impossible : Attainment(of: $0, target: target.value, better: indicator.better)
        }
    }
}
