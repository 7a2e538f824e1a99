import Calendar
import Collection
import Foundation
import Indicators
import Language
import Lifecycle

/// Why a figure has no value, in a sentence.
struct NoValue {
    let words: String

    /// Nil where there is a value.
    init?(_ page: FigurePage, _ texts: Texts) {
        guard let figure = page.trend.last?.figure, figure.value == nil else { return nil }
        let (indicator, book, period) = (page.indicator, page.book, page.shown)
        let name = texts.name(of: period)
        if period.start > page.today {
            words = texts("figure.notBegun", ["period": .text(name)])
        } else if figure.gap != .nothingToDo, let first = page.firstReported, period.end < first.start {
            words = texts("figure.beforeFirst", ["period": .text(name), "first": .text(texts.name(of: first))])
        } else if figure.gap == .notSwitchedOn {
            words = texts("figure.notSwitchedOn")
        } else {
            words = Self.missing(figure, indicator, book, texts)
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
        let (type, period) = (element.frequency.periodType, shown)
        guard period.periods(of: type).isEmpty else { return nil }
        let around = Period(type, containing: period.start)
        let longer = around.end < today ? around : around.previous
        return Frame.Link(
            address: Routes.value(college.id, element.code, longer.identifier),
            label: texts("figure.countedBy", ["period": .text(texts.name(of: longer))])
        )
    }
}
