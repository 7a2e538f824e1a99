import Evidence
import Foundation
import Tenancy

extension EvidenceRooms {
    /// Adoptions until headquarters has decided on them.
    package static let standards: [EvidenceSubject.Kind: Finder] = [
        .adoption: { subject, locking, scope in
            guard let id = Identifier<Adoption>(subject.item) else { throw NotFound(what: "adoption") }
            let entry = try await locking ? scope.lockedAdoption(id) : scope.adoption(id)
            return EvidenceStanding(
                tenant: entry.standing.tenant,
                relation: entry.relation(to: scope.member),
                sight: .seeAdoptionEvidence,
                deeds: [.adoptStandard],
                isClosed: entry.refusalOfChange != nil
            )
        }
    ]
}

extension EvidenceSubject {
    /// An adoption.
    package static func adoption(_ adoption: Identifier<Adoption>) -> EvidenceSubject {
        EvidenceSubject(.adoption, of: nil, "\(adoption)")
    }
}

extension AdoptionEntry {
    /// What a member is to it.
    fileprivate func relation(to member: Member) -> Relation {
        isOwn(to: member) ? .own : Role.headquarters.contains(member.role) ? .headquarters : .stranger
    }

    /// Whether a member sees what is attached to it.
    package func showsEvidence(to member: Member) -> Bool {
        member.may(.seeAdoptionEvidence, at: relation(to: member))
    }
}
