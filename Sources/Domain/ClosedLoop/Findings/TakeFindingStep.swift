import Foundation
import Lifecycle
import Tenancy

extension Finding {
    /// Moves the finding one step along its course, or throws what stands in the way; `Forbidden` for whose it isn't.
    package mutating func take(
        _ step: Step,
        by member: Member,
        at college: College,
        reason: String? = nil,
        given: FindingStepGiven = FindingStepGiven(),
        on date: Date
    ) throws -> FindingTransition {
        guard let rule = FindingRulebook.rule(state, step) else {
            try FindingRulebook.rules.first { $0.step == step && $0.right != nil }?.require(of: member, at: college)
            if college.state.isFinal { throw FindingRefusal.notTaken }
            // What is verified twice was verified by somebody else.
            throw step == .verify && verification != nil ? FindingRefusal.verified : .noSuchStep(step, in: state)
        }
        try rule.require(of: member, at: college)
        if let refusal = refusals(of: rule, by: member, at: college, given: given, on: date).first { throw refusal }
        let reason = reason?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
        guard !reason.isEmpty || !rule.needsReason else { throw FindingRefusal.reasonMissing }
        return move(by: rule, member, reason: reason.isEmpty ? nil : reason, given: given, on: date)
    }

    /// What follows by itself from where it stands: nothing, one step or two.
    package mutating func follow(
        by member: Member,
        at college: College,
        outcome: EffectOutcome? = nil,
        on date: Date
    ) -> [FindingTransition] {
        let given = FindingStepGiven(outcome: outcome)
        var taken: [FindingTransition] = []
        while let rule = FindingRulebook.rules(from: state).first(where: { rule in
            rule.right == nil && refusals(of: rule, by: member, at: college, given: given, on: date).isEmpty
        }) {
            taken.append(move(by: rule, member, reason: nil, given: given, on: date))
        }
        return taken
    }

    /// Everything that keeps a member whose right it is from taking a line now, its reason aside; empty if nothing does.
    package func refusals(
        of rule: FindingRule,
        by member: Member,
        at college: College,
        given: FindingStepGiven = FindingStepGiven(),
        on date: Date
    ) -> [FindingRefusal] {
        if college.state.isFinal { return [.notTaken] }
        let separations = rule.excludes.compactMap { party -> FindingRefusal? in
            switch party {
            case .opener: openedBy == member.id ? .openedBySame : nil
            case .owner: owner.isOf(member, at: college) || college.isOwn(member.organisation) ? .ownTenant : nil
            case .preparer: plan.preparedBy.contains(member.id) ? .preparedBySame : nil
            }
        }
        return separations + rule.needs.flatMap { $0.refusals(of: self, at: college, on: date, given) }
    }

    private mutating func move(
        by rule: FindingRule,
        _ member: Member,
        reason: String?,
        given: FindingStepGiven,
        on date: Date
    ) -> FindingTransition {
        version += 1
        let transition = FindingTransition(
            finding: number,
            number: version,
            step: rule.step,
            from: state,
            to: rule.to,
            member: member.id,
            role: member.role,
            organisation: member.organisation,
            at: date,
            reason: reason,
            plan: plan
        )
        state = rule.to
        since = date
        switch rule.step {
        case .verify: verification = Verification(by: member.id, of: member.organisation, at: date)
        case .observe: outcome = given.outcome
        case .observeLonger:
            outcome = nil
            plan.criterion = plan.criterion.flatMap { was in
                given.period.map { EffectCriterion(from: was.from, to: was.to, period: $0) }
            }
        case .close: closed = date
        default: break
        }
        return transition
    }
}

extension FindingRule {
    /// Throws `Forbidden` for whose it isn't; an owner's tenant hears why.
    fileprivate func require(of member: Member, at college: College) throws {
        guard let right else { throw FindingRefusal.noSuchStep(step, in: from) }
        try member.require(right, at: college)
    }
}

/// One step of a finding's course, recorded for ever: who, when, from, to, on which plan, with what reason.
package struct FindingTransition: Sendable, Hashable {
    package let finding: Int
    /// Counted from 1 within the finding.
    package let number: Int
    package let step: Finding.Step
    package let from: Finding.State
    package let to: Finding.State
    package let member: Identifier<Member>
    package let role: Role
    package let organisation: Identifier<Organisation>
    package let at: Date
    package let reason: String?
    /// The plan as it stood.
    package let plan: FindingPlan
    /// What whoever decided confirmed it to mean; nil where nothing was decided.
    package var confirmation: Confirmation?

    /// Keeps how whoever decided made sure that it was they; of a step that decides nothing there is nothing to keep.
    package mutating func confirm(by way: Confirmation.Way) {
        confirmation = step.meaning.map { Confirmation(way, meaning: $0) }
    }
}
