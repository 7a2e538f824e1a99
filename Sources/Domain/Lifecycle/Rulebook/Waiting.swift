import Calendar
import Foundation
import Tenancy

extension College {
    /// One thing that a college waits for: an ordinary step, and on whom.
    package struct Wait: Sendable, Hashable {
        package let step: Step
        /// Who can do the next thing towards it: take it, or supply what it lacks.
        package let roles: [Role]
        /// What it lacks first, whoever takes it; nil if it can be taken now.
        package let missing: Refusal?
        /// The rights by which what it lacks is supplied; empty where it lacks nothing.
        package let rights: [Right]
    }

    /// What the college waits for now as far as a member may know, in the rulebook's order: the one rule that queues, pages
    /// and counts ask.
    ///
    /// Nobody waits for a step that is exceptional or superfluous, before which another must come, whose filing still
    /// awaits a decision, which the experts' scores have ruled out, or which lacks a finding while another decision on the
    /// same filing can be taken. What is filed from time to time is waited for once it is there, when it is due, or where
    /// another step needs it.
    package func waits(on dossier: Dossier, at date: Date, for reader: Member) -> [Wait] {
        let lines = Rulebook.rules(from: state).map { rule in
            (rule: rule, missing: missing(for: rule, on: dossier, at: date).filter { $0.isSeen(by: reader, of: self) })
        }
        let ready = lines.filter(\.missing.isEmpty).map(\.rule)
        let needed = Set(lines.filter { !$0.rule.isExceptional }.flatMap { $0.missing.flatMap(\.needed) })
        return lines.compactMap { rule, missing in
            if rule.isExceptional || rule.until?.isMet(for: self, by: rule, on: dossier, at: date) == true {
                return nil
            }
            guard let lack = missing.first else {
                return Wait(step: rule.step, roles: rule.roles, missing: nil, rights: [])
            }
            if rule.isRecurring && !needed.contains(rule.step) && !isDue(rule.step, at: date) { return nil }
            let isDecidable = lines.contains { $0.rule.decidesOn == rule.step }
            if isDecidable && dossier.undecided(rule.step) != nil { return nil }
            if missing.contains(where: { !$0.comesFirst.isEmpty || $0.isFinal }) { return nil }
            let rights = rights(mending: lack, for: rule, on: dossier)
            let isAlternative = rule.decidesOn != nil && ready.contains { $0.decidesOn == rule.decidesOn }
            if isAlternative && rights == [.openFinding] { return nil }
            return Wait(step: rule.step, roles: Rulebook.unique(rights.flatMap(\.doers)), missing: lack, rights: rights)
        }
    }

    /// What comes first of that: everything that can be done now, after what else than sending back something is lacking
    /// for; while nothing can be done, the first thing that lacks something; empty where nothing is waited for.
    package func next(on dossier: Dossier, at date: Date, for reader: Member) -> [Wait] {
        let waits = waits(on: dossier, at: date, for: reader)
        let ready = waits.filter { $0.missing == nil }
        let isForward = ready.contains { Rulebook.rule(state, $0.step)?.needsReason == false }
        return isForward ? ready : Array(waits.filter { $0.missing != nil }.prefix(1)) + ready
    }

    /// What of that is this member's to do now: a step that they can take, or something else that a step lacks and that
    /// they may supply. Scores, findings and milestones wait by themselves.
    package func tasks(for member: Member, on dossier: Dossier, at date: Date) -> [Wait] {
        waits(on: dossier, at: date, for: member).filter { wait in
            guard wait.missing != nil else { return refusal(of: wait.step, by: member, on: dossier, at: date) == nil }
            return wait.rights.contains { right in
                !Self.waitingByThemselves.contains(right) && member.may(right, at: self)
            }
        }
    }

    private static let waitingByThemselves: Set<Right> = [.score, .mendFinding, .verifyFinding, .completeMilestone]

    /// The filing that an expert still has to score; nil where they have nothing to score or have done so.
    package func scoreOwed(by expert: Member, on dossier: Dossier) -> Transition? {
        guard refusalOfScore(by: expert, on: dossier) == nil, let step = scoredStep,
            !countedScores(on: step, in: dossier).contains(where: { $0.expert == expert.id })
        else { return nil }
        return underReview(in: dossier)
    }

    /// Whether a milestone waits for a member to complete it: it is overdue or due this month, or nothing else is left to
    /// do before acceptance.
    package func waits(_ milestone: Milestone, for member: Member, on dossier: Dossier, at date: Date) -> Bool {
        guard milestone.done == nil, state.keepsMilestones, member.may(.completeMilestone, at: self) else {
            return false
        }
        let month = Period(.monthly, containing: Day(date, in: zone))
        return Day(milestone.due, in: zone) <= month.end
            || waits(on: dossier, at: date, for: member).contains { $0.rights == [.completeMilestone] }
    }

    private func isDue(_ step: Step, at date: Date) -> Bool {
        step == .fileReReview && reReviewDue.map { $0 <= date } == true
    }

    /// The rights by which what a step lacks is supplied. Scores are missing first of the experts who were asked and, while
    /// too few were, of those who ask.
    private func rights(mending refusal: Refusal, for rule: Rule, on dossier: Dossier) -> [Right] {
        guard case .scoresMissing(_, let need) = refusal, let asked = dossier.asked, let step = rule.decidesOn else {
            return refusal.mendingRights
        }
        let cited = dossier.last(step)?.cites.first
        let hands = cited.flatMap(dossier.document)?.preparedBy ?? []
        return asked.subtracting(hands).count < need ? [.assignExpert] : [.score]
    }
}

extension [College.Wait] {
    /// Whom they wait for, each role once, in the order of `Role`.
    package var roles: [Role] { Rulebook.unique(flatMap(\.roles)) }
}

extension Need {
    fileprivate func isMet(for college: College, by rule: Rule, on dossier: Dossier, at date: Date) -> Bool {
        refusal(of: rule, for: college, on: dossier, at: date) == nil
    }
}
