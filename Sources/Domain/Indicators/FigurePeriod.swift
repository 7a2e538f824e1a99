import Calendar
import Collection

/// A text that names no period which figures are kept for; its sentence says which do.
package struct FigurePeriodRefusal: Error, Hashable, Sendable {
    /// What was asked for; no more of it than a sentence can repeat.
    package let text: String
    /// Whether it is such a period, but of years in which nothing can be reported.
    package let isOutsideYears: Bool

    /// The catalogue's key for the sentence.
    package var messageKey: String { isOutsideYears ? "indicators.periodOutside" : "indicators.unusablePeriod" }

    /// What the sentence's placeholders stand for.
    package var arguments: [String: String] {
        guard isOutsideYears else { return ["period": text] }
        return ["period": text, "first": "\(ReportedYears.all.lowerBound)", "last": "\(ReportedYears.all.upperBound)"]
    }
}

extension Period {
    /// The period that somebody asks figures of: a month, quarter, half-year, year or academic year, of the years in which
    /// something can be reported.
    package init(ofFigures text: String) throws(FigurePeriodRefusal) {
        guard let period = Period(text), Period.rollupTypes.contains(period.type) else {
            throw FigurePeriodRefusal(text: text.count > 40 ? text.prefix(40) + "…" : text, isOutsideYears: false)
        }
        guard ReportedYears.all.contains(period.start.year) else {
            throw FigurePeriodRefusal(text: text, isOutsideYears: true)
        }
        self = period
    }
}
