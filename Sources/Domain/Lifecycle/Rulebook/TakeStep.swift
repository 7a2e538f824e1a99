import Foundation
import Number
import Tenancy

extension College {
    /// Moves the college one step along its lifecycle, or throws what stands in the way.
    ///
    /// The dossier's record must be the college's own, whole; the transition returned is the next of it.
    package mutating func take(
        _ step: Step,
        by member: Member,
        on dossier: Dossier,
        reason: String? = nil,
        at date: Date
    ) throws(Refusal) -> Transition {
        if let refusal = refusal(of: step, by: member, on: dossier, at: date) { throw refusal }
        guard let rule = Rulebook.rule(state, step) else { throw noSuchStep(step) }
        // Nobody decides on scores of which they know only how many there are.
        guard !rule.weighsScores || dossier.scored == nil else {
            throw .scoresMissing(have: 0, need: dossier.expertRule.minimumExperts)
        }
        let reason = reason?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
        guard !reason.isEmpty || !rule.needsReason else { throw .reasonMissing }
        let counted = rule.weighsScores ? rule.decidesOn.map { countedScores(on: $0, in: dossier) } ?? [] : []
        let transition = Transition(
            college: id,
            number: version + 1,
            step: step,
            from: state,
            to: rule.to,
            member: member.id,
            role: member.role,
            organisation: member.organisation,
            at: date,
            reason: reason.isEmpty ? nil : reason,
            cites: rule.citations(in: dossier),
            experts: counted.map(\.expert),
            total: counted.isEmpty ? nil : total(under: rule, in: dossier),
            points: counted.isEmpty ? [:] : means(under: rule, in: dossier),
            rubric: counted.isEmpty ? nil : rule.panelled.flatMap { dossier.rubric(for: $0)?.version }
        )
        move(by: transition)
        return transition
    }

    /// Why a member can't take a step now, its reason aside; nil if they can.
    package func refusal(of step: Step, by member: Member, on dossier: Dossier, at date: Date) -> Refusal? {
        refusals(of: step, by: member, on: dossier, at: date).first
    }

    /// Everything that keeps a member from taking a step now, its reason aside; empty if they can.
    ///
    /// Whoever the step isn't for, and whoever looks at an outdated college, hears only that.
    package func refusals(of step: Step, by member: Member, on dossier: Dossier, at date: Date) -> [Refusal] {
        guard let rule = Rulebook.rule(state, step) else { return [noSuchStep(step)] }
        if let refusal = refusal(of: rule.right, to: member) ?? lateness(in: dossier, at: date) { return [refusal] }
        return missing(for: rule, on: dossier, at: date) + separations(of: rule, from: member, in: dossier)
    }

    /// Every step of this state with what keeps the member from taking it, in the rulebook's order.
    package func steps(for member: Member, on dossier: Dossier, at date: Date) -> [(step: Step, refusals: [Refusal])] {
        Rulebook.rules(from: state).map { ($0.step, refusals(of: $0.step, by: member, on: dossier, at: date)) }
    }

    /// What a step lacks on file whoever takes it, each thing once; empty if nothing.
    func missing(for rule: Rule, on dossier: Dossier, at date: Date) -> [Refusal] {
        var missing = rule.files.filter { dossier.newest($0) == nil }.map { Refusal.documentMissing($0) }
        if let step = rule.decidesOn, dossier.last(step) == nil {
            missing.append(.nothingFiled(step, by: Rulebook.takers(of: step)))
        }
        let cited = rule.citations(in: dossier)
        missing += cited.filter { dossier.document($0) == nil }.map { .documentMissing($0.kind) }
        if let refusal = rule.nothingNew(in: dossier) { missing.append(refusal) }
        missing += rule.needs.compactMap { $0.refusal(of: rule, for: self, on: dossier, at: date) }
        return missing.enumerated().filter { missing.firstIndex(of: $1) == $0 }.map(\.element)
    }

    private func noSuchStep(_ step: Step) -> Refusal {
        .noSuchStep(step, in: state, possible: Rulebook.rules(from: state).map(\.step))
    }

    /// A record longer or shorter than this college's version means that somebody was faster.
    private func lateness(in dossier: Dossier, at date: Date) -> Refusal? {
        let last = dossier.record.last
        guard (last?.number ?? 0) == version, (last?.to ?? .draft) == state else {
            return .changedMeanwhile(to: last?.to ?? state, since: last?.at ?? since)
        }
        let latest = last?.at ?? since
        return date < latest ? .beforeLastStep(at: latest) : nil
    }

    private func total(under rule: Rule, in dossier: Dossier) -> Number? {
        guard let step = rule.decidesOn else { return nil }
        if step == .submit {
            return dossier.expertRule.mean(countedScores(on: step, in: dossier).map(\.total))
        }
        return verdict(on: step, in: dossier)?.total
    }

    private mutating func move(by transition: Transition) {
        version = transition.number
        if let rule = Rulebook.rule(transition.from, transition.step) {
            if Rulebook.decided.contains(rule.step) {
                awaiting = rule.step
            } else if awaiting != nil, rule.decidesOn == awaiting || rule.takesBack == awaiting {
                awaiting = nil
            }
        }
        if transition.to != state { since = transition.at }
        state = transition.to
        switch transition.step {
        case .fail: failures += 1
        case .accept, .acceptConditionally, .passReReview: reviewed = transition.at
        default: break
        }
    }
}

extension Rule {
    /// The versions that it cites: the newest of what it files, or what the step it decides on filed.
    func citations(in dossier: Dossier) -> [Citation] {
        if let decidesOn { return dossier.last(decidesOn)?.cites ?? [] }
        return files.compactMap { dossier.newest($0)?.citation }
    }

    /// Refuses to file again what was filed already.
    func nothingNew(in dossier: Dossier) -> College.Refusal? {
        var refusal: College.Refusal?
        for kind in files {
            guard
                let filing = dossier.lastFiling(of: kind),
                let filed = filing.cites.first(where: { $0.kind == kind }),
                let newest = dossier.newest(kind), newest.version <= filed.version
            else { return nil }
            refusal = refusal ?? .nothingNew(filed, since: filing.at)
        }
        return refusal
    }

    /// The step on which a panel gave points by the rubric; nil where it decides on an application or on no scores.
    var panelled: College.Step? { decidesOn == .submit ? nil : decidesOn }

    /// Whether experts' scores are part of what it decides on.
    var weighsScores: Bool {
        needs.contains {
            switch $0 {
            case .experts, .favourableMean, .verdict, .failingVerdict: true
            default: false
            }
        }
    }
}
