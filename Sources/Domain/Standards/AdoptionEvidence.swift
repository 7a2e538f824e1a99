import Evidence
import Foundation
import Tenancy

extension EvidenceRooms {
    /// Adoptions until headquarters has decided on them.
    package static let standards: [EvidenceSubject.Kind: Finder] = [
        .adoption: { subject, locking, scope in
            guard let id = Identifier<Adoption>(subject.item) else { throw NotFound(what: "adoption") }
            let entry = try await locking ? scope.lockedAdoption(id) : scope.adoption(id)
            let member = scope.member
            let isHeadquarters = Role.headquarters.contains(member.role)
            return EvidenceStanding(
                tenant: entry.standing.tenant,
                relation: entry.isOwn(to: member) ? .own : isHeadquarters ? .headquarters : .stranger,
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
