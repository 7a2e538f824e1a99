import Calendar
import Collection
import Indicators
import Number
import Postgres

/// By what a finding's effect is judged, agreed before the work begins: its indicator, from what value to what value, by
/// the figures of which period.
package struct EffectCriterion: Sendable, Hashable, Codable {
    package let from: Number
    package let to: Number
    package let period: Period

    /// A criterion; `refusals` says what is wrong with one.
    package init(from: Number, to: Number, period: Period) {
        self.from = from
        self.to = to
        self.period = period
    }

    /// What of the way from one value to the other a value has gone: 1 where it has arrived; nil where there is no way.
    package func share(of value: Number) -> Number? { (value - from).divided(by: to - from) }

    /// Whether a value is what was agreed, or at least half the way to it was gone.
    package func isMet(by value: Number) -> Bool {
        share(of: value).map { $0 * 2 >= .one } ?? false
    }

    /// How many days after its period the figures must be there.
    package static let patience = 90

    /// The last day on which a figure still counts.
    package var lastDay: Day { period.end + Self.patience }

    /// Everything that is wrong with it for an indicator on a day; empty if nothing is.
    package func refusals(_ indicator: Indicator, _ book: IndicatorBook, on day: Day) -> [FindingRefusal] {
        var refusals: [FindingRefusal] = []
        let isBetter = indicator.better == .higher ? from < to : to < from
        if !isBetter { refusals.append(.criterionAway) }
        if period.end < day { refusals.append(.criterionOver) }
        let elements = book.allElements(of: indicator)
        let isWide = elements.allSatisfy { !period.periods(of: $0.frequency.periodType).isEmpty }
        if !Period.rollupTypes.contains(period.type) || !isWide { refusals.append(.criterionShort) }
        return refusals
    }
}

/// What the figures of the agreed period showed.
package struct EffectOutcome: Sendable, Hashable, Codable {
    package let kind: Kind
    /// The figure; nil where there was none.
    package let value: Number?
    /// Why there was none; nil where there was.
    package let lack: Lack?

    /// An outcome with the figure or the reason why there is none.
    package init(_ kind: Kind, value: Number? = nil, lack: Lack? = nil) {
        self.kind = kind
        self.value = value
        self.lack = lack
    }

    /// Whether it worked.
    package enum Kind: String, Codable, Sendable, CaseIterable, PostgresCodable {
        /// The criterion is met, or at least half the way was gone.
        case effective
        case ineffective
        case notMeasurable = "not-measurable"
    }

    /// Why there is no figure.
    package enum Lack: String, Codable, Sendable, CaseIterable, PostgresCodable {
        /// The reports of the period were approved without one.
        case unreported
        /// A report of the period was not approved in time.
        case unapproved
    }
}

/// What is known of an indicator in the agreed period of a finding.
package struct EffectFigure: Sendable, Hashable {
    /// Nil where there is none.
    package let value: Number?
    /// Whether every report that it is made of is approved.
    package let isApproved: Bool

    /// A figure, and whether it is final.
    package init(_ value: Number?, isApproved: Bool) {
        self.value = value
        self.isApproved = isApproved
    }

    /// What it shows by a criterion on a day at the college; nil while it has to be waited for.
    package func outcome(by criterion: EffectCriterion, on day: Day) -> EffectOutcome? {
        guard day > criterion.period.end else { return nil }
        if isApproved {
            guard let value else { return EffectOutcome(.notMeasurable, lack: .unreported) }
            return EffectOutcome(criterion.isMet(by: value) ? .effective : .ineffective, value: value)
        }
        return day > criterion.lastDay ? EffectOutcome(.notMeasurable, lack: .unapproved) : nil
    }
}
