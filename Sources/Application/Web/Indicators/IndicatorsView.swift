import Calendar
import Collection
import Foundation
import Indicators
import Language
import Number

/// What `Indicators.mustache` shows.
struct IndicatorsView {
    struct Row {
        let code: String
        let name: String
        let weight: String
        let target: String
        let previous: String?
        let change: Change?
        /// Why there was none the period before.
        let previousNone: String
        let cell: FigureCell
    }

    struct Group {
        let code: String
        let leg: String
        let points: String?
        /// Why it has none.
        let none: String
        let indicators: [Row]
    }

    let periodPicker: PeriodPicker
    /// What of the place's loop stands where.
    let loop: Address
    let index: Numbered
    /// How many of the colleges it rests on, and whether it is all approved.
    let coverage: String?
    /// Which legs have no data; nil where the index is there.
    let indexReason: String?
    /// How the index is made of these legs, in numbers.
    let sum: String?
    /// Which legs are left out, and why.
    let leftOut: String?
    let legs: [LegView]
    let caption: String
    let groups: [Group]
    /// Whether the place has colleges of its own to show.
    let isCountry: Bool
    let colleges: [CollegeCard]

    init(_ page: IndicatorsPage, _ texts: Texts) {
        let name = page.place.name(texts)
        periodPicker = page.chosen.picker(action: page.place.address(), texts)
        loop = page.place.loop(in: page.chosen.period)
        index = Numbered(index: page.cards, address: .here("indicators"), texts)
        coverage = texts.words(of: page.coverage)
        indexReason = texts.reason(noIndexOf: page.cards.first)
        leftOut = texts.leftOut(of: page.cards.first)
        sum = texts.sum(of: page.cards.first)
        legs = LegView.all(page.cards, address: { .here("leg-\($0.rawValue)") }, texts)
        caption = texts(
            "country.caption",
            ["country": .text(name), "period": .text(texts.name(of: page.chosen.period))]
        )
        groups = Leg.allCases.map { leg in
            let indicators = page.book.indicators.filter { $0.leg == leg }
            let whole = indicators.map(\.weight).reduce(.zero, +)
            return Group(
                code: leg.rawValue,
                leg: texts("legs.\(leg.rawValue)"),
                points: page.cards.first?.legs[leg].map(texts.index),
                none: texts.word(of: page.cards.first?.gaps[leg] ?? .noData),
                indicators: indicators.map { Row($0, whole: whole, page, texts) }
            )
        }
        isCountry = !page.colleges.isEmpty
        colleges = page.colleges.map { CollegeCard($0, now: page.now, texts) }
    }
}

extension IndicatorsView.Row {
    fileprivate init(_ indicator: Indicator, whole: Number, _ page: IndicatorsPage, _ texts: Texts) {
        let (book, period) = (page.book, page.chosen.period)
        let now = page.cards.first?.figure(indicator.code)
        let before = page.cards.dropFirst().first?.figure(indicator.code)
        code = indicator.code
        name = texts.text(indicator.name)
        weight = (indicator.weight * 100).divided(by: whole).map { texts.number($0, decimals: 1) + "%" } ?? ""
        let goal = now?.target ?? Target(defaultOf: indicator)
        target = texts.fullTarget(goal, of: indicator, book)
        previous = before?.value.map { texts.value($0, of: indicator, book) }
        change = Change(
            from: before?.value,
            to: now?.value,
            better: indicator.better,
            unit: texts.changeUnit(of: indicator, book),
            texts
        )
        previousNone = texts.word(of: before?.gap ?? .noData)
        cell = FigureCell(now, of: indicator, book, at: page.place, period, texts)
    }
}

extension Texts {
    /// Which legs keep an index from being computed; nil where there is one.
    func reason(noIndexOf card: Scorecard?) -> String? {
        guard let card, card.index == nil else { return nil }
        let missing = card.missing.map { leg in
            "\(self("legs.\(leg.rawValue)")) \(word(of: card.gaps[leg] ?? .noData))"
        }
        return self("country.noIndex", ["count": .integer(missing.count), "legs": .text(list(missing))])
    }

    /// The legs that an index leaves out, with the reason; nil where there are none, or there is no index.
    func leftOut(of card: Scorecard?) -> String? {
        guard let card, card.index != nil, !card.gaps.isEmpty else { return nil }
        let legs = Leg.allCases.compactMap { leg in
            card.gaps[leg].map { "\(self("legs.\(leg.rawValue)")) \(word(of: $0))" }
        }
        return self("country.leftOut", ["legs": .text(list(legs))])
    }

    /// The index as the geometric mean of its legs, in numbers; nil where it can't be computed.
    func sum(of card: Scorecard?) -> String? {
        guard let card, let index = card.index else { return nil }
        let legs = Leg.allCases.compactMap { leg in
            card.legs[leg].map { "\(self("legs.\(leg.rawValue)")) \(self.index($0))" }
        }
        return self(
            "country.sum",
            ["index": .text(self.index(index)), "legs": .text(legs.joined(separator: " × "))]
        )
    }

    /// What a change of an indicator is counted in: percentage points, or the value's own unit.
    func changeUnit(of indicator: Indicator, _ book: IndicatorBook) -> String {
        let unit = unit(of: indicator, book) ?? ""
        return unit == "%" ? "\u{A0}" + self("words.percentagePoints") : unit
    }
}
