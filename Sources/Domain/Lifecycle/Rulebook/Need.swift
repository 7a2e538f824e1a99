import Foundation
import Tenancy

/// A fact that a step needs beyond its documents.
package enum Need: Sendable, Hashable {
    /// Enough experts of other tenants have scored the submitted application.
    case experts
    /// Their mean reaches the programme's bar.
    case favourableMean
    /// The panel's verdict is at least this good.
    case verdict(Verdict.Outcome)
    /// The panel's verdict is a fail.
    case failingVerdict
    /// What this step filed still awaits a decision.
    case undecided(College.Step)
    /// Nothing that this step filed awaits a decision.
    case decided(College.Step)
    case noBlockingFinding
    /// There is something to rectify.
    case blockingFinding
    /// At least one condition is set, and each open one has a deadline to come.
    case conditions
    case conditionsMet
    case conditionOverdue
    /// Every milestone of the plan is completed.
    case milestonesDone
    case progressReported
    /// A mid-term inspection let it continue, or its rectification was verified.
    case midTermPassed
    /// Its acceptance failed once, not twice.
    case firstFailure
    /// It wasn't a failed re-review that suspended it.
    case noFailedReReview
}

extension Need {
    /// What is missing for this need; nil if it is met.
    func refusal(of rule: Rule, for college: College, on dossier: Dossier, at date: Date) -> College.Refusal? {
        switch self {
        case .experts, .favourableMean: expertRefusal(for: college, on: dossier)
        case .verdict, .failingVerdict: verdictRefusal(of: rule, for: college, on: dossier)
        case .undecided(let step):
            dossier.undecided(step) == nil ? .nothingFiled(step, by: Rulebook.takers(of: step)) : nil
        case .decided(let step):
            dossier.undecided(step).map { .undecided(step, since: $0.at, by: Rulebook.deciders(on: step)) }
        case .noBlockingFinding, .blockingFinding: findingRefusal(for: college, on: dossier)
        case .conditions, .conditionsMet, .conditionOverdue: conditionRefusal(for: college, on: dossier, at: date)
        case .milestonesDone: milestoneRefusal(on: dossier)
        case .progressReported: dossier.last(.reportProgress) == nil ? .progressMissing : nil
        case .midTermPassed:
            dossier.last(.continueAfterMidTerm) == nil && dossier.last(.verifyRectification) == nil
                ? .midTermMissing : nil
        case .firstFailure: college.failures > 1 ? .failedTwice(since: college.since) : nil
        case .noFailedReReview:
            dossier.record.last { $0.from != $0.to }?.step == .failReReview
                ? .reReviewFailed(since: college.since) : nil
        }
    }

    private func expertRefusal(for college: College, on dossier: Dossier) -> College.Refusal? {
        let totals = college.countedScores(on: .submit, in: dossier).map(\.total)
        let (have, need) = (dossier.scored ?? totals.count, dossier.expertRule.minimumExperts)
        guard have >= need else { return .scoresMissing(have: have, need: need) }
        // What they come to is not told to whoever knows only how many there are.
        guard dossier.scored == nil, let mean = dossier.expertRule.mean(totals) else { return nil }
        let bar = dossier.expertRule.minimumMean
        return self == .favourableMean && mean < bar ? .meanTooLow(mean: mean, need: bar) : nil
    }

    private func verdictRefusal(of rule: Rule, for college: College, on dossier: Dossier) -> College.Refusal? {
        guard let step = rule.decidesOn, let rubric = dossier.rubric(for: step) else { return .rubricMissing }
        let have = dossier.scored ?? college.countedScores(on: step, in: dossier).count
        guard have >= rubric.bars.minimumExperts else {
            return .scoresMissing(have: have, need: rubric.bars.minimumExperts)
        }
        // What they come to is not told to whoever knows only how many there are.
        guard dossier.scored == nil, let verdict = college.verdict(on: step, in: dossier) else { return nil }
        if case .verdict(let bar) = self {
            return verdict.outcome < bar ? .verdict(verdict.outcome, total: verdict.total, need: bar) : nil
        }
        return verdict.outcome == .fail ? nil : .verdict(verdict.outcome, total: verdict.total, need: .fail)
    }

    private func findingRefusal(for college: College, on dossier: Dossier) -> College.Refusal? {
        let open = dossier.blockers.filter { $0.kind == .finding && $0.stands(at: college) }
        let oldest = open.map(\.since).min()
        if self == .blockingFinding { return oldest == nil ? .nothingToRectify : nil }
        return oldest.map { .findingsOpen(open.count, since: $0) }
    }

    private func conditionRefusal(for college: College, on dossier: Dossier, at date: Date) -> College.Refusal? {
        let open = dossier.blockers.filter { $0.kind == .condition && $0.stands(at: college) }
        let next = open.compactMap(\.due).min()
        switch self {
        case .conditions:
            return open.isEmpty || open.contains { $0.due.map { $0 <= date } ?? true } ? .conditionsMissing : nil
        case .conditionOverdue:
            return next.map { $0 < date } == true ? nil : .noConditionOverdue(next: next)
        default:
            return open.isEmpty ? nil : .conditionsOpen(open.count, next: next)
        }
    }

    private func milestoneRefusal(on dossier: Dossier) -> College.Refusal? {
        let open = dossier.milestones.filter { $0.done == nil }
        return open.map(\.due).min().map { .milestonesOpen(open.count, next: $0) }
    }
}
