import Calendar
import Collection
import Foundation
import Number

/// Plausible values of one college's elements in one period, the same on every run.
struct DemonstrationFigures {
    let college: DemonstrationCollege
    let chance: Chance
    let period: Period
    /// How many quarters the period lies after the demonstration's first.
    let quarter: Int
    /// What each element came to already, for those that are a part of another.
    private var known: [String: Double] = [:]

    init(_ college: DemonstrationCollege, seed: UInt64, period: Period, quarter: Int) {
        self.college = college
        chance = Chance(seed: seed &+ college.strength.seed)
        self.period = period
        self.quarter = quarter
    }

    /// How well the college does in this period, about 0 to 1: its strength, its dip if it had one, and a little chance.
    ///
    /// The files' strengths lie close together: here they are drawn apart, the weak ones further from the good, so
    /// that indices range from about 55 to 98.
    var quality: Double {
        var quality = college.strength.quality + 0.04 * chance.swing("quality", period.description)
        if let dip = college.dip, dip.covers(quarter) { quality -= dip.depth }
        let good = 1.03
        if quality < good { quality = good - 1.75 * (good - quality) }
        return min(0.99, max(-0.08, quality))
    }

    /// Students at the period's end.
    var students: Double {
        max(12, college.strength.students * (1 + college.strength.growth * Double(quarter)))
    }

    /// The value of an element, a whole number unless its type says otherwise; nil for an element made otherwise.
    mutating func value(of element: Element) -> Number? {
        guard let value = figure(element.code) else { return nil }
        let rounded = element.valueType == .number ? (value * 2).rounded() / 2 : value.rounded()
        let kept = max(0, rounded)
        known[element.code] = kept
        return Number(kept)
    }

    /// A value as it is reported: as it is, or by the categories of a divided element, the first of them the largest.
    func parts(_ value: Number, of element: Element) -> [(category: String, value: Number?)] {
        guard !element.categories.isEmpty else { return [("", value)] }
        var (rest, parts) = (known[element.code] ?? 0, [(category: String, value: Number?)]())
        for category in element.categories.dropLast() {
            let name = "\(element.code).\(category.code)"
            let part = (rest * (0.55 + 0.1 * chance.swing(name, period.description))).rounded()
            parts.append((category.code, Number(part)))
            rest -= part
        }
        return parts + element.categories.suffix(1).map { ($0.code, Number(rest)) }
    }

    private func figure(_ code: String) -> Double? {
        OverallFigures(self).figure(code) ?? TeachingFigures(self).figure(code)
            ?? ResourceFigures(self).figure(code) ?? SystemFigures(self).figure(code)
    }

    /// About so many, give or take a part of it.
    func about(_ value: Double, _ code: String, by part: Double = 0.12) -> Double {
        value * (1 + part * chance.swing(code, period.description))
    }

    /// So much for each of another element.
    func times(of whole: String, _ each: Double) -> Double? {
        known[whole].map { $0 * each }
    }

    /// A part of another element: so much of it at a quality of 0, so much at 1.
    func part(of whole: String, _ code: String, from low: Double, to high: Double) -> Double? {
        guard let whole = known[whole] else { return nil }
        let share = low + (high - low) * quality + 0.05 * chance.swing(code, period.description)
        return (whole * min(1, max(0, share))).rounded()
    }
}

extension DemonstrationCollege {
    /// Some quarters in which the college did worse, and came back.
    package struct Dip: Sendable, Decodable {
        /// Its first quarter as the files count, such as `2024Q1`.
        let from: String
        let quarters: Int
        /// By how much the quality fell.
        let depth: Double

        /// Whether a quarter lies in it, counted from the demonstration's first, 2023Q4.
        func covers(_ index: Int) -> Bool {
            guard let from = Period(from), let first = Period("2023Q4") else { return false }
            let start = (from.start.monthCount - first.start.monthCount) / 3
            return (start..<(start + quarters)).contains(index)
        }
    }
}
