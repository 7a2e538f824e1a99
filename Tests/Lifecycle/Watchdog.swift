import Foundation
import Lifecycle
import Number
import Support
import Tenancy

/// What the rules forbid, said again without the rulebook: reads a college's record, and the file as it stands, after
/// each step and names what should never have happened.
struct Watchdog {
    let life: RandomLife

    /// What is wrong with the last transition of the record; empty if nothing.
    func faults() -> [String] {
        guard let last = life.dossier.record.last, let taker = life.takers.last else { return [] }
        return chain(last) + people(last, taker) + documents(last) + judgements(last) + course(last)
    }

    private var record: [Transition] { life.dossier.record }

    private func check(_ holds: Bool, _ fault: String) -> [String] { holds ? [] : [fault] }

    /// The record is a chain in time, and the college stands at its end.
    private func chain(_ last: Transition) -> [String] {
        let before = record.dropLast().last
        return check(last.number == record.count && life.college.version == record.count, "a gap in the record")
            + check(last.from == (before?.to ?? .draft), "a step from a state it wasn't in")
            + check(last.to == life.college.state, "a state the record doesn't know")
            + check(before.map { $0.at <= last.at } ?? true, "a step back in time")
            + check(last.from != .closed && last.from != .rejected, "a way back from the end")
            + check(Self.moves[last.from]?.contains(last.to) == true || last.from == last.to, "no such move")
    }

    /// The right kind of member of the right tenant and programme.
    private func people(_ last: Transition, _ taker: Member) -> [String] {
        let headquarters = [Role.reviewer, .hqAdmin].contains(taker.role)
        let leads = [Role.reporter, .approver].contains(taker.role) && taker.organisation == life.cast.lead
        let decided = last.from != last.to && Self.decidedByHeadquarters.contains(last.to)
        let unrecorded = last.member != taker.id || last.role != taker.role || last.organisation != taker.organisation
        return check(!unrecorded, "a record of somebody else")
            + check(taker.programme == life.cast.programme, "a member of another programme")
            + check(headquarters || leads, "a role or a tenant without a say")
            + check(
                !headquarters || ![life.cast.lead, life.cast.partner].contains(taker.organisation),
                "judge in their own cause"
            )
            + check(!decided || taker.role == .hqAdmin, "a decision by somebody other than hq-admin")
            + check(
                ![.submitted, .acceptanceRequested].contains(last.to) || taker.role == .approver,
                "sent unapproved"
            )
            + check(
                last.from != .formalReview || last.step == .withdraw || taker.role == .reviewer,
                "formal review by a stranger"
            )
            + check(last.to != .midTerm || last.from == .midTerm || taker.role == .reviewer, "inspected by a stranger")
    }

    /// Nobody decides on, or submits, what they prepared or sent on; every decision cites what it was made on.
    private func documents(_ last: Transition) -> [String] {
        let bare: Set<College.Step> = [.startFormalReview, .withdraw, .revise, .prepare, .startMidTerm]
        let versions = last.cites.map { cited in life.dossier.documents.first { $0.citation == cited } }
        let filings = record.dropLast().filter { $0.role == .approver && !$0.cites.isEmpty && $0.cites == last.cites }
        let scorers = life.dossier.scores.filter { last.cites.contains($0.citation) }.map(\.expert)
        let checks = record.dropLast().filter { $0.role == .reviewer && !$0.cites.isEmpty && $0.cites == last.cites }
        let checkers = checks.map(\.member)
        let isFiling = last.role == .approver
        return check(bare.contains(last.step) != !last.cites.isEmpty, "a decision without its documents")
            + check(versions.allSatisfy { $0 != nil }, "a document that isn't on file")
            + check(!versions.contains { $0?.preparedBy.contains(last.member) == true }, "decided on their own")
            + check(isFiling || filings.last?.member != last.member, "decided on what they submitted")
            + check(isFiling || !scorers.contains(last.member), "decided on what they scored")
            + check(last.role != .hqAdmin || !checkers.contains(last.member), "decided on what they checked")
            + check(!Self.answers.contains(last.step) || !isAnsweredTwice(last), "decided twice on one filing")
            + check(!Self.reasoned.contains(last.step) || last.reason?.isEmpty == false, "no reason")
            + check(!isFiling || last.step != .submit || isNewSinceReturned(last), "the returned version again")
    }

    private func isAnsweredTwice(_ last: Transition) -> Bool {
        record.dropLast().contains { Self.answers.contains($0.step) && $0.cites == last.cites }
    }

    private func isNewSinceReturned(_ last: Transition) -> Bool {
        let returns: Set<College.Step> = [.returnApplication, .returnDraft]
        guard let returned = record.last(where: { $0.from.phase == .approval && returns.contains($0.step) }) else {
            return true
        }
        return !returned.cites.contains { last.cites.contains($0) }
    }

    /// Experts of other tenants, at least three, and no decision kinder than their points.
    private func judgements(_ last: Transition) -> [String] {
        let points = scores(on: last)
        let enough = points.count >= 3
        let total = points.flatMap(\.values).reduce(.zero, +)
        let isSilent = last.experts.isEmpty && last.total == nil
        switch last.step {
        case .approve:
            return check(enough && Set(last.experts).count == points.count, "approved without three experts")
                + check(total >= 70 * Number(points.count), "approved below 70")
        case .reject where last.from == .expertReview, .returnApplication where last.from == .expertReview:
            return check(enough, "decided unheard")
        case .accept: return check(enough && worth(points) == 2 && !vetoed(last), "accepted without a pass")
        case .acceptConditionally, .passReReview:
            return check(enough && worth(points) >= 1 && !vetoed(last), "accepted a failure")
        case .failReReview: return check(enough && (worth(points) == 0 || vetoed(last)), "failed a pass")
        case .fail where last.from == .panelReview:
            return check(enough && (worth(points) == 0 || vetoed(last)), "failed a pass")
        default: return check(isSilent, "scores where none are weighed")
        }
    }

    /// The newest complete points of each outsider on what the transition cites.
    private func scores(on last: Transition) -> [[String: Number]] {
        var newest: [Identifier<Member>: Score] = [:]
        for score in life.dossier.scores where last.cites.contains(score.citation) {
            let hands = life.dossier.documents.first { $0.citation == score.citation }?.preparedBy ?? []
            let insider = score.organisation == life.cast.lead || score.organisation == life.cast.partner
            let overall = Array(score.points.keys) == ["ALL"] && score.citation.kind == .application
            let complete = Rubric.acceptance.allSatisfy {
                0 <= score.points[$0.code] ?? -1 && score.points[$0.code] ?? 99 <= $0.weight
            }
            if insider || hands.contains(score.expert) || !(overall || complete) { continue }
            newest[score.expert] = score
        }
        return newest.values.map(\.points)
    }

    /// 2 for a pass, 1 for a pass on conditions, 0 for a failure, before any veto; by sums, for a third has no end.
    private func worth(_ points: [[String: Number]]) -> Int {
        let counted = Number(points.count >= 5 ? points.count - 2 : points.count)
        var total: Number = 0
        var weak = 0
        for (code, weight) in Rubric.acceptance {
            var column = points.compactMap { $0[code] }.sorted()
            if column.count >= 5 { column = Array(column[1..<(column.count - 1)]) }
            let sum = column.reduce(.zero, +)
            total += sum
            if sum < weight * counted * 0.6 { weak += 1 }
        }
        if total >= 80 * counted && weak == 0 { return 2 }
        return total >= 70 * counted && weak <= 1 ? 1 : 0
    }

    private func vetoed(_ last: Transition) -> Bool {
        life.dossier.vetoes.contains { last.cites.contains($0.citation) }
    }

    /// What must have happened before, and what may not be open.
    private func course(_ last: Transition) -> [String] {
        let steps = record.map(\.step)
        let failures = steps.count { $0 == .fail }
        let own = [life.cast.lead, life.cast.partner]
        func open(_ kind: Blocker.Kind) -> Bool {
            life.dossier.blockers.contains { blocker in
                blocker.kind == kind && blocker.lifting.map { own.contains($0.organisation) } ?? true
            }
        }
        let clean: Set<College.Step> = [
            .verifyRectification, .continueAfterMidTerm, .accept, .requestAcceptance, .resume, .passReReview,
        ]
        let inspected = steps.contains(.continueAfterMidTerm) || steps.contains(.verifyRectification)
        let unfinished = life.dossier.milestones.contains { $0.done == nil }
        let suspension = record.last { $0.to == .suspended && $0.from != .suspended }
        let fromFailure = record.filter { $0.from == .failed && $0.to == .rectifying }.count
        return check(!clean.contains(last.step) || !open(.finding), "a blocking finding stood in the way")
            + check(last.step != .orderRectification || open(.finding), "nothing to rectify")
            + check(last.step != .acceptConditionally || open(.condition), "conditional without a condition")
            + check(last.to != .operating || last.from != .conditionallyAccepted || !open(.condition), "condition open")
            + check(last.to != .acceptanceRequested || inspected && !unfinished, "accepted unfinished")
            + check(failures <= 2 && life.college.failures == failures, "failed more than twice")
            + check(fromFailure <= 1, "rectified after a second failure")
            + check(
                last.to != .operating || steps.contains(.accept) || steps.contains(.acceptConditionally),
                "no acceptance"
            )
            + check(last.step != .resume || suspension?.step == .suspend, "resumed without its re-review")
            + check(last.to != .preparing || steps.contains(.approve), "no approval")
            + check(last.to != .implementing || steps.contains(.acceptPlan), "no accepted plan")
    }

    /// Where each state may lead, as the domain's table has it.
    private static let moves: [College.State: Set<College.State>] = [
        .draft: [.submitted], .submitted: [.formalReview, .draft], .formalReview: [.expertReview, .returned, .draft],
        .expertReview: [.approved, .returned, .rejected], .returned: [.draft], .approved: [.preparing, .closed],
        .preparing: [.implementing, .closed], .implementing: [.midTerm, .acceptanceRequested, .closed],
        .midTerm: [.implementing, .rectifying, .closed], .rectifying: [.implementing, .closed],
        .acceptanceRequested: [.panelReview, .implementing],
        .panelReview: [.accepted, .conditionallyAccepted, .failed], .accepted: [.operating],
        .conditionallyAccepted: [.operating, .failed], .failed: [.rectifying, .closed],
        .operating: [.suspended, .closed], .suspended: [.operating, .closed],
    ]

    private static let decidedByHeadquarters: Set<College.State> = [
        .approved, .rejected, .accepted, .conditionallyAccepted, .failed, .operating, .suspended, .closed,
    ]

    /// The decisions on what is filed within a state.
    private static let answers: Set<College.Step> = [
        .acceptPlan, .returnPlan, .approveChange, .refuseChange, .continueAfterMidTerm, .verifyRectification,
        .returnRectification, .passReReview, .failReReview,
    ]

    private static let reasoned: Set<College.Step> = [
        .returnApplication, .reject, .returnPlan, .requestChange, .refuseChange, .orderRectification,
        .returnRectification, .returnRequest, .acceptConditionally, .fail, .failReReview, .suspend, .resume, .close,
        .withdraw, .returnDraft,
    ]
}
