import Foundation
import Indicators
import Number
import Testing

/// A table that somebody wrote by hand: its rows by their cells, without the heading.
struct WrittenTable {
    let rows: [[String]]

    init(_ text: String) {
        let lines = text.split(separator: "\n").map { line in
            line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        rows = lines.dropFirst().filter { $0.first?.hasPrefix("--") != true }
    }
}

/// A country's figures, legs and index in a period as they come to by hand.
///
/// A row: the leg, the indicator, what is divided by what, the value, the target and the attainment, which is the value's
/// share of the target (or the target's of the value, where less is better) and 100 at most. A leg's own row has no
/// indicator: it is the mean of its rows, or a dash where there was nothing to do. The index is the legs' geometric mean.
struct HandTable {
    private struct Row {
        let leg: String
        let code: String
        let above: Double
        let below: Double
        let value: Double
        let target: Double
        let points: Double
    }

    private let period: String
    private let rows: [Row]
    private let legs: [String: Double]
    private let idle: Set<String>
    let index: Double

    init(_ period: String, _ text: String) throws {
        func number(_ text: some StringProtocol) throws -> Double {
            try #require(Double(text.trimmingCharacters(in: .whitespaces)), "\(text)")
        }
        let written = WrittenTable(text).rows
        self.period = period
        rows = try written.filter { !$0[1].isEmpty }.map { cells in
            let parts = cells[2].split(separator: "÷")
            return Row(
                leg: cells[0],
                code: cells[1],
                above: try number(parts[0]),
                below: try number(parts[1]),
                value: try number(cells[3]),
                target: try number(cells[4]),
                points: try number(cells[5])
            )
        }
        let sums = written.filter { $0[1].isEmpty && $0[0] != "index" }
        idle = Set(sums.filter { $0[5] == "–" }.map { $0[0] })
        legs = Dictionary(uniqueKeysWithValues: try sums.filter { $0[5] != "–" }.map { ($0[0], try number($0[5])) })
        index = try number(try #require(written.last)[5])
    }

    /// That the hand made no slip: legs are means of their rows, the index is the legs' geometric mean.
    func expectSound() {
        for (leg, points) in legs {
            let own = rows.filter { $0.leg == leg }.map(\.points)
            #expect(HandTable.isSame(own.reduce(0, +) / Double(own.count), points), "\(period) \(leg)")
        }
        #expect(HandTable.isSame(HandTable.geometricMean(Array(legs.values)), index), "\(period)")
    }

    /// That a scorecard has these figures and no others, these legs and this index.
    func expect(_ card: Scorecard) {
        let known = Set(card.figures.filter { $0.value != nil }.map(\.indicator))
        #expect(known == Set(rows.map(\.code)), "\(period)")
        for row in rows {
            let figure = card.figure(row.code)
            let found = [
                figure?.numerator, figure?.denominator, figure?.value, figure?.target.value, figure?.attainment?.points,
            ].map { $0?.double ?? .nan }
            let expected = [row.above, row.below, row.value, row.target, row.points]
            let isSame = zip(found, expected).allSatisfy { HandTable.isSame($0, $1) }
            #expect(isSame, "\(period) \(row.code): \(found), not \(expected)")
        }
        let found = Dictionary(uniqueKeysWithValues: card.legs.map { ($0.key.rawValue, $0.value.double) })
        #expect(Set(found.keys) == Set(legs.keys), "\(period)")
        for (leg, points) in legs { #expect(HandTable.isSame(found[leg] ?? .nan, points), "\(period) \(leg)") }
        let gaps = card.gaps.filter { $0.value == .nothingToDo }.map(\.key.rawValue)
        #expect(Set(gaps) == idle && card.gaps.count == gaps.count, "\(period)")
        #expect(HandTable.isSame(card.index?.double ?? .nan, index), "\(period): \(card.index.map { "\($0)" } ?? "-")")
    }

    /// To the four digits after the point that a hand writes.
    static func isSame(_ found: Double, _ written: Double) -> Bool { abs(found - written) < 0.000_06 }

    static func geometricMean(_ points: [Double]) -> Double {
        pow(points.map { $0 / 100 }.reduce(1, *), 1 / Double(points.count)) * 100
    }
}
