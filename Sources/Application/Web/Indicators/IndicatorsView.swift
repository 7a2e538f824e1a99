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
        let figure: FigureLink?
        /// Where a figure is that is counted over longer periods than the chosen one.
        let longer: Frame.Link?
        let attainment: AttainmentMark?
    }

    struct Group {
        let code: String
        let leg: String
        let points: String?
        let indicators: [Row]
    }

    let periodPicker: PeriodPicker
    let index: Numbered
    /// Which legs have no data; nil where the index is there.
    let indexReason: String?
    /// How the index is made of these legs, in numbers.
    let sum: String?
    let legs: [LegView]
    let caption: String
    let groups: [Group]
    /// Whether the place has colleges of its own to show.
    let isCountry: Bool
    let colleges: [CollegeCard]

    init(_ page: IndicatorsPage, _ texts: Texts) {
        let name = page.place.name(texts)
        periodPicker = page.chosen.picker(action: page.place.address(), texts)
        index = Numbered(index: page.cards, address: .here("indicators"), texts)
        indexReason = texts.reason(noIndexOf: page.cards.first)
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
        target = texts.fullTarget(indicator.defaultTarget, of: indicator, book)
        previous = before?.value.map { texts.value($0, of: indicator, book) }
        change = Change(
            from: before?.value,
            to: now?.value,
            better: indicator.better,
            unit: texts.changeUnit(of: indicator, book),
            texts
        )
        figure = now.flatMap {
            texts.link($0, of: indicator, book, address: page.place.address(of: indicator, in: period))
        }
        let longer = figure == nil ? page.longerPeriod(for: indicator) : nil
        self.longer = longer.map { period in
            Frame.Link(
                address: page.place.address(of: indicator, in: period),
                label: texts("figure.countedBy", ["period": .text(texts.name(of: period))])
            )
        }
        attainment = now?.attainment.map { AttainmentMark($0, texts) }
    }
}

extension IndicatorsPage {
    /// The last period that is over of those an indicator is counted by; nil where the chosen one is as long.
    fileprivate func longerPeriod(for indicator: Indicator) -> Period? {
        book.longerPeriod(for: indicator, than: chosen.period, on: chosen.today)
    }
}

extension IndicatorBook {
    /// Where an indicator's elements are counted over longer periods than this one: such a period, around it or, if that
    /// is not over yet, the one before. Nil where this period is long enough.
    func longerPeriod(for indicator: Indicator, than period: Period, on today: Day) -> Period? {
        let (above, below) = elements(of: indicator)
        let types = (above + below).map(\.frequency.periodType).filter { period.periods(of: $0).isEmpty }
        guard let type = types.max(by: { Period($0, containing: today).days < Period($1, containing: today).days })
        else { return nil }
        let around = Period(type, containing: period.start)
        return around.end < today ? around : around.previous
    }
}

extension Texts {
    /// Which legs keep an index from being computed; nil where there is one.
    func reason(noIndexOf card: Scorecard?) -> String? {
        guard let card, card.index == nil else { return nil }
        let missing = Leg.allCases.filter { card.legs[$0] == nil }.map { self("legs.\($0.rawValue)") }
        return self("country.noIndex", ["count": .integer(missing.count), "legs": .text(list(missing))])
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
