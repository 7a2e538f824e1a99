import Foundation
import Tenancy

extension College {
    /// Nobody decides on what they prepared, scored or sent on; nobody submits what they prepared.
    func separations(of rule: Rule, from member: Member, in dossier: Dossier) -> [Refusal] {
        let cited = rule.citations(in: dossier)
        let prepared = cited.filter { dossier.document($0)?.preparedBy.contains(member.id) == true }
        let taken = rule.excludes.compactMap { step -> Refusal? in
            guard let earlier = dossier.last(step), earlier.member == member.id else { return nil }
            return .tookPart(step, at: earlier.at)
        }
        guard rule.decidesOn != nil else { return prepared.map { .preparedIt($0) } + taken }
        let judged = cited.filter { citation in
            dossier.scores.contains { $0.expert == member.id && $0.citation == citation }
                || dossier.vetoes.contains { $0.raisedBy == member.id && $0.citation == citation }
        }
        return prepared.map { .preparedIt($0) } + taken + judged.map { .scoredIt($0) }
    }
}
