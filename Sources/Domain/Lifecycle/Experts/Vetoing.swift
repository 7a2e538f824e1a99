import Foundation
import Tenancy

extension College {
    /// The step whose documents a veto can be raised against in this state: an acceptance's or a re-review's; nil where
    /// there is no panel.
    package var vetoedStep: Step? { scoredStep == .submit ? nil : scoredStep }

    /// Everything that keeps a member from raising a veto now, its reason aside; nil if they can.
    package func refusalOfVeto(by member: Member, on dossier: Dossier) -> Refusal? {
        if let refusal = refusal(of: .veto, to: member) { return refusal }
        guard let step = vetoedStep else { return .notUnderReview(state) }
        return refusalOfJudgement(on: step, by: member, in: dossier)
    }

    /// A veto of what is under review, checked: it fails it whatever the points, and whoever raises it no longer decides.
    package func veto(
        _ ground: Veto.Ground,
        by member: Member,
        reason: String,
        on dossier: Dossier,
        at date: Date
    ) throws(Refusal) -> VetoEntry {
        if let refusal = refusalOfVeto(by: member, on: dossier) { throw refusal }
        let reason = reason.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !reason.isEmpty else { throw .reasonMissing }
        guard let citation = underReview(in: dossier)?.cites.first else { throw .notUnderReview(state) }
        let earlier = dossier.vetoes.contains { $0.citation == citation && $0.ground == ground }
        guard !earlier else { throw .vetoedAlready(ground) }
        return VetoEntry(
            Veto(ground, raisedBy: member.id, on: citation),
            reason: reason,
            at: date,
            memberName: member.fullName,
            role: member.role
        )
    }

    /// The filing that experts judge now; nil where nothing is under review.
    package func underReview(in dossier: Dossier) -> Transition? {
        guard let step = scoredStep else { return nil }
        return step == .fileReReview ? dossier.undecided(step) : dossier.last(step)
    }
}
