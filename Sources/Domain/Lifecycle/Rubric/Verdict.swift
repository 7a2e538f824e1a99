import Number

/// What a panel's scores come to under a rubric.
package struct Verdict: Sendable, Hashable {
    package let outcome: Outcome
    /// The sum of the dimensions' means, 0 to 100.
    package let total: Number
    /// In the rubric's order.
    package let dimensions: [Line]
    package let vetoes: Set<Veto.Ground>
    /// How many experts scored.
    package let experts: Int

    /// What follows from the points.
    package enum Outcome: String, Codable, Sendable, CaseIterable, Comparable {
        case fail
        case conditional
        case pass

        /// Fail before conditional before pass.
        package static func < (lhs: Outcome, rhs: Outcome) -> Bool {
            switch (lhs, rhs) {
            case (.fail, .conditional), (.fail, .pass), (.conditional, .pass): true
            default: false
            }
        }

        /// Where the catalogue has its name.
        package var messageKey: String { "lifecycle.verdicts.\(self)" }
    }

    /// One dimension's part in it.
    package struct Line: Sendable, Hashable {
        package let dimension: Rubric.Dimension
        /// The trimmed mean of the panel's points.
        package let mean: Number
        /// Whether the mean is under the rubric's bar for a dimension.
        package let isWeak: Bool
    }
}

extension Rubric {
    /// Judges complete points by dimension, one dictionary an expert; nil with fewer experts than the rubric asks for
    /// or where a dimension's points are missing or out of range.
    package func verdict(_ scores: [[String: Number]], vetoes: Set<Veto.Ground> = []) -> Verdict? {
        guard !scores.isEmpty, scores.count >= bars.minimumExperts else { return nil }
        guard scores.allSatisfy({ faults(in: $0).isEmpty }) else { return nil }
        let counted = scores.count < bars.trimmedFrom ? scores.count : scores.count - 2
        var sum: Number = 0
        let lines = dimensions.map { dimension in
            var points = scores.compactMap { $0[dimension.code] }.sorted()
            if scores.count >= bars.trimmedFrom { points = points.dropLast().suffix(counted) }
            let kept = points.reduce(.zero, +)
            sum += kept
            let isWeak = kept * 100 < bars.weakBelow * dimension.weight * Number(counted)
            return Verdict.Line(dimension: dimension, mean: kept.mean(of: counted), isWeak: isWeak)
        }
        return Verdict(
            outcome: vetoes.isEmpty ? outcome(of: sum, over: counted, weak: lines.count(where: \.isWeak)) : .fail,
            total: sum.mean(of: counted),
            dimensions: lines,
            vetoes: vetoes,
            experts: scores.count
        )
    }

    /// Compares sums, not means, so that a total of 80 is 80 however many experts there were.
    private func outcome(of sum: Number, over experts: Int, weak: Int) -> Verdict.Outcome {
        let experts = Number(experts)
        if sum >= bars.pass * experts && weak == 0 { return .pass }
        if sum >= bars.conditional * experts && weak <= bars.weakOnConditions { return .conditional }
        return .fail
    }
}
