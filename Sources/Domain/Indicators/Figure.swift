import Calendar
import Collection
import Number

/// An indicator's figure for a college, a country or the programme in a period. What nobody reported stays missing.
package struct Figure: Sendable, Hashable {
    /// The indicator's code.
    package let indicator: String
    /// The numerator over all colleges; nil where none of its elements has a value.
    package let numerator: Number?
    /// The denominator over all colleges; nil where none of its elements has a value.
    package let denominator: Number?
    /// Numerator × factor ÷ denominator, to 16 digits; nil where one of them is missing or the denominator is 0.
    package let value: Number?
    package let target: Number
    /// nil where there is no value.
    package let attainment: Attainment?

    /// The figure of an indicator from the sums of a place.
    package init(_ indicator: Indicator, of sums: Sums, in period: Period, book: IndicatorBook) {
        self.init(indicator, ItemReader(book: book, sums: sums), in: period)
    }

    init(_ indicator: Indicator, _ reader: ItemReader, in period: Period) {
        let result = reader.result(of: indicator, in: period)
        self.indicator = indicator.code
        (numerator, denominator, value) = (result.numerator, result.denominator, result.value)
        target = indicator.defaultTarget
        let isImpossible = reader.book.isShare(indicator) && value.map { $0 > indicator.formula.factor } == true
        attainment = value.map {
            isImpossible
                ? .impossible : Attainment(of: $0, target: indicator.defaultTarget, better: indicator.better)
        }
    }
}
