import Foundation
import Lifecycle
import Tenancy

extension Finding {
    /// What a finding waits for.
    package enum Wait: String, Sendable, Hashable, CaseIterable {
        /// That its plan is written, or carried out.
        case mend
        /// That the plan, or what shows that it was carried out, is submitted.
        case submit
        /// That the plan is accepted or returned.
        case accept
        case verify
        /// That somebody decides on another due day.
        case `extension`
        /// That somebody says what becomes of it without a figure.
        case settle
    }

    /// What it waits for a member to do now: the one rule that queues, pages and counts ask.
    package func waits(for member: Member, at college: College, on date: Date) -> [Wait] {
        guard !college.state.isFinal else { return [] }
        var waits = FindingRulebook.rules(from: state).compactMap { rule -> Wait? in
            guard let right = rule.right, !rule.isExceptional else { return nil }
            let refusals = refusals(of: rule, by: member, at: college, on: date)
            if member.may(right, at: college), refusals.allSatisfy({ $0 == .laterPeriodMissing }) { return rule.wait }
            let isOwners = rule.step == .submitPlan || rule.step == .submitEvidence
            let isLacking = refusals.contains { $0 != .preparedBySame }
            return isOwners && isLacking && member.may(.mendFinding, at: college) ? .mend : nil
        }
        if askedExtension != nil, verification == nil, member.may(.decideExtension, at: college) {
            waits.append(.extension)
        }
        return waits.enumerated().filter { waits.firstIndex(of: $1) == $0 }.map(\.element)
    }

    /// Whether it waits for this member to do this.
    package func waits(_ wait: Wait, for member: Member, at college: College, on date: Date) -> Bool {
        waits(for: member, at: college, on: date).contains(wait)
    }

    /// Every step that a member can take now or soon, with what keeps them from it, in the rulebook's order.
    package func steps(for member: Member, at college: College, on date: Date) -> [(
        rule: FindingRule, refusals: [FindingRefusal]
    )] {
        guard !college.state.isFinal else { return [] }
        return FindingRulebook.rules(from: state).compactMap { rule in
            guard let right = rule.right, member.may(right, at: college) else { return nil }
            let missing = refusals(of: rule, by: member, at: college, on: date)
            // One of two lines with the same step says nothing against what the other allows.
            return (rule, missing.filter { $0 != .laterPeriodMissing })
        }
    }
}

extension FindingRule {
    fileprivate var wait: Finding.Wait? {
        switch step {
        case .submitPlan, .submitEvidence: .submit
        case .acceptPlan: .accept
        case .verify: .verify
        case .close: .settle
        default: nil
        }
    }
}
