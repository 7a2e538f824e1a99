import Number

/// The programme's rule for applications: how many experts must score, and what their mean must reach.
package struct ExpertRule: Sendable, Hashable, Codable {
    package let minimumExperts: Int
    /// The mean of the experts' totals, of 100, from which headquarters may approve.
    package let minimumMean: Number

    /// How many experts a programme may ask for at the least.
    package static let experts = 3...15
    /// What mean of 100 it may ask for.
    package static let means: ClosedRange<Number> = 0...100

    /// A programme's own rule; never fewer than 3 experts.
    package init(minimumExperts: Int = 3, minimumMean: Number = 70) {
        self.minimumExperts = max(Self.experts.lowerBound, minimumExperts)
        self.minimumMean = minimumMean
    }

    /// Why figures make no rule, those that are none among them; empty if they do.
    package static func refusals(minimumExperts: Int?, minimumMean: Number?) -> [ExpertRuleRefusal] {
        let hasExperts = minimumExperts.map(experts.contains) == true
        let hasMean = minimumMean.map { means.contains($0) && ($0 * 100).isInteger } == true
        return (hasExperts ? [] : [.experts]) + (hasMean ? [] : [.mean])
    }

    /// The mean of the totals; nil with fewer experts than the rule asks for.
    package func mean(_ totals: [Number]) -> Number? {
        guard totals.count >= minimumExperts else { return nil }
        return totals.reduce(.zero, +).mean(of: totals.count)
    }
}
