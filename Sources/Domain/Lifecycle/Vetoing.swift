import Foundation
import Tenancy

extension College {
    /// The step whose documents a veto can be raised against in this state: an acceptance's or a re-review's; nil where
    /// there is no panel.
    package var vetoedStep: Step? { scoredStep == .submit ? nil : scoredStep }

    /// Who raises vetoes: the panel's experts and headquarters' reviewers, never who decides.
    package static let vetoers: [Role] = [.reviewer, .expert]

    /// Everything that keeps a member from raising a veto now, its reason aside; nil if they can.
    package func refusalOfVeto(by member: Member, on dossier: Dossier) -> Refusal? {
        guard member.programme == programme else { return .otherProgramme }
        guard Self.vetoers.contains(member.role) else { return .wrongRole(member.role, needs: Self.vetoers) }
        guard !isOwn(member.organisation) else { return .ownTenant }
        guard member.role != .expert || member.colleges.contains(id.uuid) else { return .notAssigned }
        guard let step = vetoedStep else { return .notUnderReview(state) }
        guard let citation = underReview(in: dossier)?.cites.first else {
            return .nothingFiled(step, by: Rulebook.takers(of: step))
        }
        guard let document = dossier.document(citation) else { return .documentMissing(citation.kind) }
        return document.preparedBy.contains(member.id) ? .preparedIt(citation) : nil
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
