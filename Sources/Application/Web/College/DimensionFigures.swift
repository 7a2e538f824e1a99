import Calendar
import Collection
import Indicators
import Language
import Lifecycle
import Number
import Tenancy

/// The figures of the indicators that feed a dimension, with target and trend, beside the points that an expert gives it.
struct DimensionFigures {
    struct Row {
        let name: String
        let cell: FigureCell
        let target: String
        let line: Sparkline?
        /// Since the figure before.
        let change: Change?
    }

    /// What they are of, for who hears the page.
    let label: String
    let rows: [Row]

    /// Nil where no indicator of the programme feeds the dimension.
    init?(_ dimension: Rubric.Dimension, _ page: CollegePage, _ texts: Texts) {
        let indicators = dimension.indicators.compactMap { page.book[$0] }
        guard !page.trend.isEmpty, !indicators.isEmpty else { return nil }
        label = texts("college.form.figures", ["dimension": .text(texts.text(dimension.name))])
        rows = indicators.map { Row($0, page, texts) }
    }
}

extension DimensionFigures.Row {
    fileprivate init(_ indicator: Indicator, _ page: CollegePage, _ texts: Texts) {
        let (book, asked) = (page.book, page.chosen.period)
        let figures = page.trend.compactMap { $0.figure(indicator.code) }
        let now = figures.last
        // What is counted by years stands in each of its quarters.
        let own = figures.enumerated().filter { index, figure in
            index + 1 == figures.count || figures[index + 1].period != figure.period
        }.map(\.element)
        let address = Routes.collegeFigure(page.college.id, indicator.code, asking: PeriodQuery(asked))
        name = texts.text(indicator.name)
        cell = FigureCell(
            figure: now.flatMap { texts.link($0, of: indicator, book, address: address) },
            none: texts.word(of: now?.gap ?? .noData),
            period: now.flatMap { $0.period == asked ? nil : texts.name(of: $0.period) },
            attainment: now?.attainment.map { AttainmentMark($0, texts) }
        )
        target = texts.fullTarget(now?.target ?? Target(defaultOf: indicator), of: indicator, book)
        line = Sparkline(own, of: indicator, book, texts)
        change = Change(
            from: own.dropLast().last?.value,
            to: now?.value,
            better: indicator.better,
            unit: texts.changeUnit(of: indicator, book),
            texts
        )
    }
}

/// Figures as a line the height of a word, 120 wide and 24 high.
struct Sparkline {
    let points: String
    /// What the drawing says, for who can't see it.
    let words: String

    /// Nil where fewer than two of the periods have a figure.
    init?(_ figures: [Figure], of indicator: Indicator, _ book: IndicatorBook, _ texts: Texts) {
        let known = figures.enumerated().compactMap { index, figure in figure.value.map { (index: index, value: $0) } }
        let values = known.map { $0.value.double }
        guard known.count > 1, let low = values.min(), let high = values.max() else { return nil }
        let (span, last) = (high - low, Double(figures.count - 1))
        points = zip(known, values).map { point, value in
            let x = Double(point.index) / last * 120
            let y = span > 0 ? 24 - (value - low) / span * 24 : 12
            return "\(Self.shown(x)),\(Self.shown(y))"
        }.joined(separator: " ")
        words = texts.list(
            known.map { point in
                "\(texts.name(of: figures[point.index].period)) \(texts.value(point.value, of: indicator, book))"
            }
        )
    }

    private static func shown(_ number: Double) -> String { "\((number * 10).rounded() / 10)" }
}

extension Scope {
    /// The figures of a college of eight periods up to the chosen one, the earliest first, where the member scores it by
    /// dimensions that indicators feed; empty otherwise.
    func trend(of page: CollegePage) async throws -> [Scorecard] {
        let college = page.college
        guard page.part == .documents, !page.cards.isEmpty, let step = college.scoredStep, step != .submit,
            college.refusalOfScore(by: member, on: page.dossier) == nil,
            page.dossier.rubric(for: step)?.dimensions.contains(where: { !$0.indicators.isEmpty }) == true
        else { return [] }
        let periods = (0..<8).reversed().map { page.chosen.period.offset(by: -$0) }
        return try await scorecards(page.book, of: .college(college.id), in: periods)
    }
}
