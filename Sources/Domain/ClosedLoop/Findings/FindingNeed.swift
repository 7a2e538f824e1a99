import Calendar
import Foundation
import Lifecycle

/// A fact that a step of a finding needs.
package enum FindingNeed: Sendable, Hashable {
    case cause
    /// How the cause was found.
    case method
    /// At least one action.
    case action
    /// The effect that is agreed on, by a period that isn't over; only where there is an indicator.
    case criterion
    /// No action is neither done nor dropped.
    case actionsSettled
    case noIndicator
    /// What the figures showed, or that there are none by now.
    case outcome
    case measured
    case unmeasured
    /// A period after the one that had no figure.
    case laterPeriod

    /// What is missing for it; empty if it is met.
    func refusals(of finding: Finding, at college: College, on date: Date, _ given: FindingStepGiven)
        -> [FindingRefusal]
    {
        let plan = finding.plan
        switch self {
        case .cause: return plan.cause.isEmpty ? [.causeMissing] : []
        case .method:
            guard let method = plan.method else { return [.methodMissing] }
            return method == .other && plan.methodWords.isEmpty ? [.methodWordsMissing] : []
        case .action: return plan.actions.isEmpty ? [.actionMissing] : []
        case .criterion:
            guard finding.indicator != nil else { return [] }
            guard let criterion = plan.criterion else { return [.criterionMissing] }
            return criterion.period.end < Day(date, in: college.zone) ? [.criterionOver] : []
        case .actionsSettled: return plan.openActions > 0 ? [.actionsOpen(plan.openActions)] : []
        case .noIndicator: return finding.indicator == nil ? [] : [.figuresMissing]
        case .outcome: return given.outcome == nil ? [.figuresMissing] : []
        case .measured: return finding.outcome.map { $0.kind != .notMeasurable } == true ? [] : [.figuresMissing]
        case .unmeasured: return finding.outcome?.kind == .notMeasurable ? [] : [.measured]
        case .laterPeriod:
            guard let period = given.period, let criterion = plan.criterion, period.end > criterion.period.end,
                period.end >= Day(date, in: college.zone)
            else { return [.laterPeriodMissing] }
            return []
        }
    }
}

/// What is given with a step besides who takes it and why.
package struct FindingStepGiven: Sendable, Hashable {
    /// What the figures showed.
    package var outcome: EffectOutcome?
    /// The later period by which it is watched.
    package var period: Period?

    /// Nothing, unless told.
    package init(outcome: EffectOutcome? = nil, period: Period? = nil) {
        self.outcome = outcome
        self.period = period
    }
}
