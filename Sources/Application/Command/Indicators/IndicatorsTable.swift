import Calendar
import Collection
import Indicators
import Language
import Number
import Tenancy

/// A scorecard as a table in the terminal: indicators under their legs, then the legs and the index.
struct IndicatorsTable {
    let answer: IndicatorsAnswer
    let messages: TerminalMessages

    /// The whole table.
    var text: String {
        guard let card = answer.card else { return "" }
        let texts = messages.catalogue
        var lines = [heading(card.period), ""]
        let header = ["indicator", "value", "target", "attainment"].map { texts.text("words.\($0)") }
        var rows: [[String]] = []
        for (indicator, figure) in zip(answer.book.indicators, card.figures) { rows.append(row(indicator, figure)) }
        let widths = header.indices.map { column in
            (rows + [header]).map { $0[column].terminalWidth }.max() ?? 0
        }
        lines.append(line(header, widths))
        for leg in Leg.allCases {
            lines.append("\(texts.text("legs.\(leg.rawValue)"))  \(points(of: leg, card))")
            for (indicator, row) in zip(answer.book.indicators, rows) where indicator.leg == leg {
                lines.append(line(row, widths))
            }
        }
        let index = card.index.map { shown($0, decimals: 1) } ?? texts.text("words.notComputable")
        return (lines + ["", "\(texts.text("words.closedLoopIndex"))  \(index)\(coverage)"]).joined(separator: "\n")
    }

    private func heading(_ period: Period) -> String {
        let tag = messages.catalogue.language
        let programme = answer.programme.name.text(in: tag)?.text ?? answer.programme.code
        let college = answer.college.map { tag.language == "zh" ? $0.nameZh : $0.nameEn }
        let country = answer.country.map { messages.catalogue.conventions.countries[$0] }
        return [programme, country, college, period.identifier].compactMap(\.self).joined(separator: " · ")
    }

    private func row(_ indicator: Indicator, _ figure: Figure) -> [String] {
        let texts = messages.catalogue
        let missing = texts.text("words.\((figure.gap ?? .noData).key)")
        let sign = indicator.better == .higher ? "≥ " : "≤ "
        let period = figure.period == answer.card?.period ? "" : " (\(figure.period))"
        let whose = figure.target.origin == .standard ? " " + texts.text("targets.origin.default") : ""
        let grade = figure.attainment.map { "\($0.grade.sign) \(texts.text("words.\($0.grade.rawValue)"))" }
        return [
            indicator.name.text(in: texts.language)?.text ?? indicator.code,
            (figure.value.map { value($0, of: indicator, decimals: 1) } ?? missing) + period,
            sign + value(figure.target.value, of: indicator, decimals: nil) + whose,
            grade ?? missing,
        ]
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var line = " "
        for (index, cell) in cells.enumerated() {
            let space = String(repeating: " ", count: widths[index] - cell.terminalWidth)
            let isFigure = index == 1 || index == 2
            line += " " + (isFigure ? space + cell : cell + (index == cells.count - 1 ? "" : space + " "))
            if isFigure { line += " " }
        }
        return line
    }

    private func points(of leg: Leg, _ card: Scorecard) -> String {
        card.legs[leg].map { shown($0, decimals: 1) }
            ?? messages.catalogue.text("words.\((card.gaps[leg] ?? .noData).key)")
    }

    /// How many of the colleges have reported, and whether all of it is approved.
    private var coverage: String {
        guard let coverage = answer.coverage, coverage.colleges > 0 else { return "" }
        let texts = messages.catalogue
        let share = texts.text(
            "coverage.reported",
            ["reported": .integer(coverage.reported), "colleges": .integer(coverage.colleges)]
        )
        return coverage.isProvisional ? "  \(share) · \(texts.text("coverage.provisional"))" : "  \(share)"
    }

    private func value(_ number: Number, of indicator: Indicator, decimals: Int?) -> String {
        let digits = decimals.map { shown(number, decimals: $0) } ?? shown(number, decimals: nil)
        switch answer.book.unit(of: indicator) {
        case "%": return digits + "%"
        case let unit?: return "\(digits) \(messages.catalogue.text("collection.units.\(unit)"))"
        case nil: return digits
        }
    }

    private func shown(_ number: Number, decimals: Int?) -> String {
        messages.catalogue.conventions.numbers.number(number, decimals: decimals)
    }
}

extension Attainment.Grade {
    /// The sign that stands for it where there is no colour.
    var sign: String {
        switch self {
        case .met: "▲"
        case .near: "●"
        case .missed: "▼"
        }
    }
}
