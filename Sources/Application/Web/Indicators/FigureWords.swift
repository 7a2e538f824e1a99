import Calendar
import Collection
import Indicators
import Language
import Number

extension Texts {
    /// A number as this language writes it, to so many decimals or as it is.
    func number(_ number: Number, decimals: Int? = nil) -> String {
        conventions.numbers.number(number, decimals: decimals)
    }

    /// A college's name in the reader's language.
    func name(of college: CollegeOfPlace) -> String { name(zh: college.nameZh, en: college.nameEn) }

    /// What stands after an indicator's value: `%`, a unit after a space, or nothing.
    func unit(of indicator: Indicator, _ book: IndicatorBook) -> String? {
        guard let unit = book.unit(of: indicator) else { return nil }
        return unit == "%" ? unit : "\u{A0}" + self("collection.units.\(unit)")
    }

    /// An indicator's value to one decimal with its unit.
    func value(_ number: Number, of indicator: Indicator, _ book: IndicatorBook) -> String {
        self.number(number, decimals: 1) + (unit(of: indicator, book) ?? "")
    }

    /// A target with its unit, as many decimals as it has: 85%.
    func target(_ number: Number, of indicator: Indicator, _ book: IndicatorBook) -> String {
        self.number(number) + (unit(of: indicator, book) ?? "")
    }

    /// A target with its direction: 不低于 85%.
    func fullTarget(_ number: Number, of indicator: Indicator, _ book: IndicatorBook) -> String {
        let key = indicator.better == .higher ? "indicators.atLeast" : "indicators.atMost"
        return self(key, ["target": .text(target(number, of: indicator, book))])
    }

    /// A target with its direction and whose it is: 不低于 85%（默认目标）.
    func fullTarget(_ target: Target, of indicator: Indicator, _ book: IndicatorBook) -> String {
        let whose = self("targets.origin.\(target.origin.rawValue)")
        let words: [String: MessageArgument] = [
            "target": .text(fullTarget(target.value, of: indicator, book)), "whose": .text(whose),
            "period": .text(target.period.map(name) ?? ""),
        ]
        return self(target.period == nil ? "targets.shownDefault" : "targets.shown", words)
    }

    /// Why there is no figure.
    func word(of gap: NoFigure) -> String { self("words.\(gap.key)") }

    /// How many colleges have reported, and whether some of what counts is not approved yet; nil where none was to report.
    func words(of coverage: Coverage?) -> String? {
        guard let coverage, coverage.colleges > 0 else { return nil }
        let share = self(
            "coverage.reported",
            ["reported": .integer(coverage.reported), "colleges": .integer(coverage.colleges)]
        )
        return coverage.isProvisional ? "\(share) · \(self("coverage.provisional"))" : share
    }

    /// An indicator's value as a link that opens it; nil where there is none.
    func link(_ figure: Figure, of indicator: Indicator, _ book: IndicatorBook, address: Address) -> FigureLink? {
        figure.value.map {
            FigureLink(text: number($0, decimals: 1), unit: unit(of: indicator, book), address: address)
        }
    }

    /// An index or a leg to one decimal.
    func index(_ number: Number) -> String { self.number(number, decimals: 1) }

    /// Numerator or denominator in words, with the elements' names.
    func words(_ expression: IndicatorExpression, _ book: IndicatorBook) -> String {
        ExpressionWords(
            name: { item in
                if case .indicator(let code) = item.source { return book[code].map { text($0.name) } }
                return book.element(of: item).map { text($0.name) }
            },
            text: { key, arguments in self(key, arguments.mapValues { .text($0) }) }
        ).describe(expression)
    }
}

extension AttainmentMark {
    /// How a figure stands against its target, as a word and a sign.
    init(_ attainment: Attainment?, _ texts: Texts) {
        guard let attainment else {
            self.init(kind: "none", sign: nil, word: texts("words.noData"))
            return
        }
        let sign =
            switch attainment.grade {
            case .met: "▲"
            case .near: "●"
            case .missed: "▼"
            }
        let grade = attainment.grade.rawValue
        self.init(kind: grade, sign: sign, word: texts("words.\(grade)"))
    }
}

extension Change {
    /// How a number moved, to one decimal; nil where one of the two is missing.
    init?(from before: Number?, to now: Number?, better: Indicator.Better = .higher, unit: String = "", _ texts: Texts)
    {
        guard let before, let now else { return nil }
        let (old, new) = (before.rounded(decimals: 1), now.rounded(decimals: 1))
        let amount = texts.number((new - old).magnitude, decimals: 1) + unit
        guard old != new else {
            self.init(kind: "same", sign: "→", amount: amount, word: texts("words.same"))
            return
        }
        let isBetter = (new > old) == (better == .higher)
        self.init(
            kind: isBetter ? "better" : "worse",
            sign: new > old ? "↑" : "↓",
            amount: amount,
            word: texts(isBetter ? "words.better" : "words.worse")
        )
    }
}

extension FigureCell {
    /// An indicator's figure in a table, of the period asked for or with the name of its own.
    init(
        _ figure: Figure?,
        of indicator: Indicator,
        _ book: IndicatorBook,
        at place: FigurePlace,
        _ asked: Period,
        _ texts: Texts
    ) {
        self.figure = figure.flatMap {
            texts.link($0, of: indicator, book, address: place.address(of: indicator, in: asked))
        }
        none = texts.word(of: figure?.gap ?? .noData)
        period = figure.flatMap { $0.period == asked ? nil : texts.name(of: $0.period) }
        attainment = figure?.attainment.map { AttainmentMark($0, texts) }
    }
}

extension Numbered {
    /// The index of a place, as a link that opens it, and how it moved; the cards are of a period and the one before.
    init(index cards: [Scorecard], address: Address, _ texts: Texts) {
        let now = cards.first?.index
        figure = now.map { FigureLink(text: texts.index($0), unit: nil, address: address) }
        change = Change(from: cards.dropFirst().first?.index, to: now, texts)
    }
}

extension LegView {
    /// The five legs of a place; the cards are of a period and the one before.
    static func all(_ cards: [Scorecard], address: (Leg) -> Address? = { _ in nil }, _ texts: Texts) -> [LegView] {
        Leg.allCases.map { leg in
            let now = cards.first?.legs[leg]
            return LegView(
                code: leg.rawValue,
                name: texts("legs.\(leg.rawValue)"),
                address: address(leg),
                value: now.map(texts.index),
                none: texts.word(of: cards.first?.gaps[leg] ?? .noData),
                machine: now?.rounded(decimals: 1).description,
                change: Change(from: cards.dropFirst().first?.legs[leg], to: now, texts)
            )
        }
    }
}
