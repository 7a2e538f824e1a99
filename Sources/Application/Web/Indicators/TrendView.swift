import Collection
import Indicators
import Language
import Number

/// The last eight periods of a figure as a line that needs no script, with its table.
struct TrendView {
    struct Target {
        let y: String
        let label: String
    }

    struct Dot {
        let x: String
        /// Nil where there is no figure.
        let y: String?
        let label: String
        let period: String
    }

    struct Entry {
        let name: String
        let figure: FigureLink?
        let attainment: AttainmentMark?
    }

    /// What the drawing says, for who can't see it.
    let words: String
    /// A line for each stretch of periods without a gap.
    let lines: [String]
    let target: Target?
    let dots: [Dot]
    let periods: [Entry]

    /// Nil where no period has a figure.
    init?(_ page: FigurePage, _ texts: Texts) {
        let (indicator, book) = (page.indicator, page.book)
        let values = page.trend.map { $0.figure.value?.double }
        let known = page.trend.compactMap { $0.figure.value }
        guard let first = known.first, let last = known.last else { return nil }
        let scale = Scale(values.compactMap(\.self) + [indicator.defaultTarget.double])
        words = texts(
            "figure.trendWords",
            [
                "indicator": .text(texts.text(indicator.name)), "count": .integer(page.trend.count),
                "first": .text(texts.value(first, of: indicator, book)),
                "last": .text(texts.value(last, of: indicator, book)),
                "target": .text(texts.fullTarget(indicator.defaultTarget, of: indicator, book)),
            ]
        )
        lines = Self.lines(values, scale)
        let goal = texts.fullTarget(indicator.defaultTarget, of: indicator, book)
        target = Target(
            y: scale.y(indicator.defaultTarget.double),
            label: texts("countries.target", ["target": .text(goal)])
        )
        dots = page.trend.enumerated().map { index, point in
            Dot(
                x: Scale.x(index),
                y: values[index].map(scale.y),
                label: point.figure.value.map { texts.number($0, decimals: 1) } ?? "",
                period: texts.shortName(of: point.period)
            )
        }
        periods = page.trend.map { point in
            Entry(
                name: texts.name(of: point.period),
                figure: texts.link(
                    point.figure,
                    of: indicator,
                    book,
                    address: page.place.address(of: indicator, in: point.period)
                ),
                attainment: point.figure.attainment.map { AttainmentMark($0, texts) }
            )
        }
    }

    private static func lines(_ values: [Double?], _ scale: Scale) -> [String] {
        var lines: [[String]] = [[]]
        for (index, value) in values.enumerated() {
            if let value {
                lines[lines.count - 1].append("\(Scale.x(index)),\(scale.y(value))")
            } else {
                lines.append([])
            }
        }
        return lines.filter { $0.count > 1 }.map { $0.joined(separator: " ") }
    }
}

/// Where values lie in the drawing, 640 wide and 200 high.
private struct Scale {
    private let low: Double
    private let high: Double

    init(_ values: [Double]) {
        let (low, high) = (values.min() ?? 0, values.max() ?? 1)
        // Values that hardly move must not look as if they did.
        let margin = max((high - low) * 0.1, high.magnitude * 0.02, 0.5)
        (self.low, self.high) = (low - margin, high + margin)
    }

    func y(_ value: Double) -> String {
        Self.shown(165 - (value - low) / (high - low) * 110)
    }

    static func x(_ index: Int) -> String { "\(40 + 80 * index)" }

    private static func shown(_ number: Double) -> String {
        "\((number * 10).rounded() / 10)"
    }
}
