import Calendar
import Collection

/// A text that names no period which figures are kept for; its sentence says which forms do.
package struct FigurePeriodRefusal: Error, Hashable, Sendable {
    /// What was asked for; no more of it than a sentence can repeat.
    package let text: String

    /// The catalogue's key for the sentence.
    package var messageKey: String { "indicators.unusablePeriod" }

    /// What the sentence's placeholders stand for.
    package var arguments: [String: String] { ["period": text] }
}

extension Period {
    /// The period that somebody asks figures of: a month, quarter, half-year, year or academic year.
    package init(ofFigures text: String) throws(FigurePeriodRefusal) {
        guard let period = Period(text), Period.rollupTypes.contains(period.type) else {
            throw FigurePeriodRefusal(text: text.count > 40 ? text.prefix(40) + "…" : text)
        }
        self = period
    }
}
