import Foundation
import Tenancy

extension College {
    /// Why a rule isn't this member's to take, by programme, role and tenant; nil if it is.
    func refusal(of rule: Rule, to member: Member) -> Refusal? {
        guard member.programme == programme else { return .otherProgramme }
        guard rule.roles.contains(member.role) else { return .wrongRole(member.role, needs: rule.roles) }
        if Role.headquarters.contains(member.role) { return isOwn(member.organisation) ? .ownTenant : nil }
        return member.organisation == tenant ? nil : .otherTenant
    }

    /// Nobody decides on what they prepared, scored or sent on; nobody submits what they prepared.
    func separation(of rule: Rule, from member: Member, in dossier: Dossier) -> Refusal? {
        for citation in rule.citations(in: dossier)
        where dossier.document(citation)?.preparedBy.contains(member.id) != false {
            return .preparedIt(citation)
        }
        for step in rule.excludes {
            if let earlier = dossier.last(step), earlier.member == member.id { return .tookPart(step, at: earlier.at) }
        }
        guard rule.decidesOn != nil else { return nil }
        let cited = rule.citations(in: dossier)
        let scored = dossier.scores.first { $0.expert == member.id && cited.contains($0.citation) }?.citation
        let vetoed = dossier.vetoes.first { $0.raisedBy == member.id && cited.contains($0.citation) }?.citation
        return (scored ?? vetoed).map { .scoredIt($0) }
    }
}
