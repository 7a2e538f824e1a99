import Calendar
import Collection
import Foundation
import Indicators
import Language
import Lifecycle

/// Why a figure has no value, and where there is one, if it is counted over longer periods.
struct NoValue {
    let words: String
    let link: Frame.Link?

    /// Nil where there is a value.
    init?(_ page: FigurePage, _ texts: Texts) {
        guard let figure = page.trend.last?.figure, figure.value == nil else { return nil }
        let (indicator, book, period) = (page.indicator, page.book, page.chosen.period)
        let name = texts.name(of: period)
        if period.start > page.today {
            (words, link) = (texts("figure.notBegun", ["period": .text(name)]), nil)
        } else if let longer = book.longerPeriod(for: indicator, than: period, on: page.today) {
            let longerName = texts.name(of: longer)
            words = texts("figure.countedByReason", ["type": .text(texts("figure.longer.\(longer.type.rawValue)"))])
            link = Frame.Link(address: page.place.address(of: indicator, in: longer), label: longerName)
        } else if let first = page.firstReported, period.end < first.start {
            let arguments: [String: MessageArgument] = ["period": .text(name), "first": .text(texts.name(of: first))]
            (words, link) = (texts("figure.beforeFirst", arguments), nil)
        } else {
            (words, link) = (Self.missing(figure, indicator, book, texts), nil)
        }
    }

    /// What is missing, or 0, of the numerator or the denominator.
    private static func missing(_ figure: Figure, _ indicator: Indicator, _ book: IndicatorBook, _ texts: Texts)
        -> String
    {
        let formula = indicator.formula
        let expression =
            figure.denominator == nil || figure.numerator != nil ? formula.denominator : formula.numerator
        let what: [String: MessageArgument] = ["what": .text(texts.words(expression, book))]
        let elements = expression.items.compactMap(book.element)
        // The platform counts by itself: nobody failed to report.
        let isCounted = !elements.isEmpty && elements.allSatisfy { $0.source == .system }
        if isCounted { return texts("figure.notCounted", what) }
        let isZero = figure.denominator != nil && figure.numerator != nil
        return isZero ? texts("figure.zero", what) : texts("figure.notReported", what)
    }
}

extension FigurePage {
    /// Where a college's value of an element is that is counted over longer periods than the chosen one; nil where it is
    /// counted over these.
    func longer(for element: Element, of college: CollegeOfPlace, _ texts: Texts) -> Frame.Link? {
        let (type, period) = (element.frequency.periodType, chosen.period)
        guard period.periods(of: type).isEmpty else { return nil }
        let around = Period(type, containing: period.start)
        let longer = around.end < today ? around : around.previous
        return Frame.Link(
            address: Routes.value(college.id, element.code, longer.identifier),
            label: texts("figure.countedBy", ["period": .text(texts.name(of: longer))])
        )
    }
}
