import Calendar
import Collection
import Foundation
import Indicators
import Language
import Number

/// What `Figure.mustache` shows.
struct FigureView {
    struct Value {
        let text: String
        let unit: String?
    }

    struct Term {
        let sum: String
        let words: String
    }

    struct Column {
        let name: String
        /// Whether it stands in the numerator or the denominator.
        let part: String
    }

    struct Cell {
        /// The column's heading, where a narrow page has no head row.
        let label: String
        let figure: FigureLink?
        /// The values that the figure adds up, where it isn't one itself.
        let parts: [Frame.Link]
        /// Whether headquarters has still to approve some of it.
        let isProvisional: Bool
        /// Where there is no figure because the element is counted over longer periods: one of these.
        let longer: Frame.Link?
    }

    /// What a column comes to, under its heading.
    struct Total {
        let label: String
        let text: String
    }

    struct Row {
        let name: String
        let address: Address
        let cells: [Cell]
        let own: String?
    }

    let periodPicker: PeriodPicker
    let value: Value?
    /// Why there is none, in a word.
    let none: String
    /// Of which period it is, where another was chosen.
    let ownPeriod: String?
    /// How many of the colleges it rests on, and whether it is all approved.
    let coverage: String?
    let attainment: AttainmentMark?
    let change: Change?
    /// Why there is no value; nil where there is one.
    let noValue: NoValue?
    let facts: [Fact]
    let sentence: String
    let numerator: Term
    let denominator: Term
    let factor: String?
    let caption: String
    let elements: [Column]
    let colleges: [Row]
    let totals: [Total]
    let missing: String?
    let trend: TrendView?

    init(_ page: FigurePage, _ texts: Texts) {
        let (indicator, book, period) = (page.indicator, page.book, page.shown)
        let figure = page.trend.last?.figure
        periodPicker = page.chosen.picker(action: page.place.address(of: indicator), texts)
        value = figure?.value.map { Value(text: texts.number($0, decimals: 1), unit: texts.unit(of: indicator, book)) }
        none = texts.word(of: figure?.gap ?? .noData)
        ownPeriod =
            period == page.chosen.period
            ? nil
            : texts(
                "figure.ownPeriod",
                ["period": .text(texts.name(of: period)), "asked": .text(texts.name(of: page.chosen.period))]
            )
        coverage = texts.words(of: page.coverage)
        attainment = figure?.attainment.map { AttainmentMark($0, texts) }
        let before = page.trend.dropLast().last?.figure.value
        change = Change(
            from: before,
            to: figure?.value,
            better: indicator.better,
            unit: texts.changeUnit(of: indicator, book),
            texts
        )
        noValue = NoValue(page, texts)
        facts = Self.facts(page, texts)
        numerator = Self.term(figure?.numerator, indicator.formula.numerator, book, texts)
        denominator = Self.term(figure?.denominator, indicator.formula.denominator, book, texts)
        factor = indicator.formula.factor == 1 ? nil : texts.number(indicator.formula.factor)
        sentence = texts(
            "figure.sentence",
            [
                "value": .text(figure?.value.map { texts.value($0, of: indicator, book) } ?? none),
                "numerator": .text(numerator.sum), "numeratorWords": .text(numerator.words),
                "denominator": .text(denominator.sum), "denominatorWords": .text(denominator.words),
                "factor": .text(factor.map { " × \($0)" } ?? ""),
            ]
        )
        caption = texts("figure.caption", ["period": .text(texts.name(of: period))])
        let parts = page.columns
        elements = parts.map { part in
            let unit = texts("collection.units.\(part.element.unit)")
            return Column(
                name: texts.text(part.element.name),
                part: texts("figure.part", ["part": .text(texts("figure.\(part.part)")), "unit": .text(unit)])
            )
        }
        let shown = page.contributions.filter { $0.college.isExpected || !$0.elements.isEmpty }
        colleges = shown.map { Row($0, parts.map(\.element), page, texts) }
        totals = parts.map { part in
            let values = shown.compactMap { $0.elements[part.element.code] }
            let text = values.isEmpty ? texts("words.noData") : texts.number(values.reduce(.zero, +))
            return Total(label: texts.text(part.element.name), text: text)
        }
        let silent = shown.filter { $0.elements.isEmpty }.count
        let isCounted = parts.allSatisfy { $0.element.source == .system }
        missing =
            silent == 0 || noValue != nil
            ? nil : texts(isCounted ? "figure.missingCounted" : "figure.missing", ["count": .integer(silent)])
        trend = TrendView(page, texts)
    }

    private static func facts(_ page: FigurePage, _ texts: Texts) -> [Fact] {
        let indicator = page.indicator
        var facts = [
            Fact(label: texts("words.period"), value: texts.name(of: page.shown)),
            Fact(label: texts("words.target"), value: texts.fullTarget(page.target, of: indicator, page.book)),
            Fact(label: texts("figure.leg"), value: texts("legs.\(indicator.leg.rawValue)")),
        ]
        if !indicator.reference.isEmpty {
            facts.append(Fact(label: texts("figure.reference"), value: indicator.reference))
        }
        return facts
    }

    private static func term(_ sum: Number?, _ expression: IndicatorExpression, _ book: IndicatorBook, _ texts: Texts)
        -> Term
    {
        let units = Set(expression.items.compactMap { book.element(of: $0)?.unit })
        let unit = units.count == 1 ? units.first.map { "\u{A0}" + texts("collection.units.\($0)") } : nil
        return Term(
            sum: sum.map { texts.number($0) + (unit ?? "") } ?? texts("words.noData"),
            words: texts.words(expression, book)
        )
    }
}

extension FigureView.Row {
    fileprivate init(_ contribution: Contribution, _ elements: [Element], _ page: FigurePage, _ texts: Texts) {
        let college = contribution.college
        name = texts.name(of: college)
        address = Routes.college(college.id)
        cells = elements.map { element in
            let values = contribution.values[element.code] ?? []
            func address(_ period: Period) -> Address { Routes.value(college.id, element.code, period.identifier) }
            return FigureView.Cell(
                label: texts.text(element.name),
                figure: contribution.elements[element.code].map { value in
                    let last = values.last?.period ?? page.shown
                    return FigureLink(text: texts.number(value), unit: nil, address: address(last))
                },
                parts: values.flatMap { own in
                    let period = texts.name(of: own.period)
                    func link(_ address: Address, _ name: String, _ value: Number) -> Frame.Link {
                        let words: [String: MessageArgument] = [
                            "period": .text(name), "value": .text(texts.number(value)),
                        ]
                        return Frame.Link(address: address, label: texts("figure.ownValue", words))
                    }
                    // A single value is the figure itself, which has the same link.
                    let whole = values.count < 2 ? [] : [link(address(own.period), period, own.value)]
                    return whole
                        + element.categories.compactMap { category in
                            own.categories?[category.code].map { value in
                                let key = ValueKey(
                                    college: college.id,
                                    element: element.code,
                                    category: category.code,
                                    period: own.period.identifier
                                )
                                return link(Routes.value(key), "\(period) · \(texts.text(category.name))", value)
                            }
                        }
                },
                isProvisional: values.contains { value in
                    element.dataSet.map { dataSet in
                        page.unapproved.contains(
                            ReportedPart(college: college.id, dataSet: dataSet, period: value.period.identifier)
                        )
                    } ?? false
                },
                longer: page.longer(for: element, of: college, texts)
            )
        }
        own = contribution.figure.value.map { texts.value($0, of: page.indicator, page.book) }
    }
}

extension FigurePage {
    /// What the figure is judged by.
    var target: Target { trend.last?.figure.target ?? Target(defaultOf: indicator) }

    /// The elements of the numerator and of the denominator, each with the part that it first stands in.
    fileprivate var columns: [(element: Element, part: String)] {
        let (above, below) = book.elements(of: indicator)
        let codes = Set(above.map(\.code))
        return above.map { ($0, "numerator") } + below.filter { !codes.contains($0.code) }.map { ($0, "denominator") }
    }
}
