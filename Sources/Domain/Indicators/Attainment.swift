import Collection
import Number

/// How a value stands against its target.
package struct Attainment: Sendable, Hashable {
    /// In words; pages add a sign and a colour.
    package enum Grade: String, Sendable, Codable, CaseIterable {
        case met, near, missed
    }

    /// From 0 to 100, where 100 is the target or better.
    package let points: Number
    package let grade: Grade

    /// From how many points on a missed target counts as near.
    package static let nearPoints: Number = 90

    /// Of a value that can't be right, such as a share above 100 %: never met, however high.
    static let impossible = Attainment(points: .zero, grade: .missed)

    private init(points: Number, grade: Grade) {
        (self.points, self.grade) = (points, grade)
    }

    /// A value against a target: where higher is better their ratio, where lower is better its inverse.
    package init(of value: Number, target: Number, better: Indicator.Better) {
        let isMet = better == .higher ? value >= target : value <= target
        if isMet {
            points = 100
            grade = .met
            return
        }
        let (part, whole) = better == .higher ? (value, target) : (target, value)
        // A target below 0, or a value below 0 where more is wanted, has no share of the way.
        let share = part.isNegative || whole.isNegative ? nil : (part * 100).divided(by: whole)
        points = share ?? .zero
        grade = points >= Self.nearPoints ? .near : .missed
    }
}
