import Calendar
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

    /// A day that matters, across the drawing.
    struct Mark {
        let x: String
        /// Where its label stands: one under the other, so that days that lie close stay readable.
        let y: String
        let label: String
    }

    struct Dot {
        let x: String
        /// Nil where there is no figure.
        let y: String?
        let label: String
        let period: String
        /// Whether its period is left out where all of them have no room beside each other.
        let isBetween: Bool
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
    let marks: [Mark]
    let dots: [Dot]
    let periods: [Entry]

    /// Nil where no period has a figure.
    init?(_ page: FigurePage, _ texts: Texts) {
        self.init(
            page.trend,
            of: page.indicator,
            page.book,
            address: { page.place.address(of: page.indicator, in: $0) },
            texts
        )
    }

    /// The same of figures period by period; nil where none of them is there.
    ///
    /// - Parameter marks: days that matter.
    init?(
        _ trend: [(period: Period, figure: Figure)],
        of indicator: Indicator,
        _ book: IndicatorBook,
        marks days: [(day: Day, label: String)] = [],
        address: (Period) -> Address,
        _ texts: Texts
    ) {
        let values = trend.map { $0.figure.value?.double }
        let known = trend.compactMap { $0.figure.value }
        guard let first = known.first, let last = known.last, let judged = trend.last?.figure.target else { return nil }
        let scale = Scale(values.compactMap(\.self) + trend.map { $0.figure.target.value.double })
        words = texts(
            "figure.trendWords",
            [
                "indicator": .text(texts.text(indicator.name)), "count": .integer(trend.count),
                "first": .text(texts.value(first, of: indicator, book)),
                "last": .text(texts.value(last, of: indicator, book)),
                "target": .text(texts.fullTarget(judged, of: indicator, book)),
            ]
        )
        lines = Self.lines(values, scale)
        let goal = texts.fullTarget(judged, of: indicator, book)
        target = Target(
            y: scale.y(judged.value.double),
            label: texts("countries.target", ["target": .text(goal)])
        )
        marks = days.enumerated().compactMap { index, mark in
            Scale.x(mark.day, in: trend.map(\.period)).map { Mark(x: $0, y: "\(30 + 18 * index)", label: mark.label) }
        }
        // Months have long names.
        let step = trend.last?.period.type == .monthly ? 2 : 1
        dots = trend.enumerated().map { index, point in
            Dot(
                x: Scale.x(index),
                y: values[index].map(scale.y),
                label: point.figure.value.map { texts.number($0, decimals: 1) } ?? "",
                period: texts.shortName(of: point.period),
                isBetween: (trend.count - 1 - index) % step != 0
            )
        }
        periods = trend.map { point in
            Entry(
                name: texts.name(of: point.period),
                figure: texts.link(
                    point.figure,
                    of: indicator,
                    book,
                    address: address(point.period)
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

    /// Where a day lies among periods; nil where it is in none of them.
    static func x(_ day: Day, in periods: [Period]) -> String? {
        guard let index = periods.firstIndex(where: { $0.contains(day) }) else { return nil }
        let share = Double(day - periods[index].start) / Double(periods[index].days)
        return shown(40 + 80 * (Double(index) - 0.5 + share))
    }

    static func x(_ index: Int) -> String { "\(40 + 80 * index)" }

    private static func shown(_ number: Double) -> String {
        "\((number * 10).rounded() / 10)"
    }
}
