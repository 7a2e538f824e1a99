import Foundation
import Tenancy

/// What a subject is to whoever asks, as its own room says.
package struct EvidenceStanding: Sendable {
    /// Under which tenant the files are kept.
    package let tenant: Identifier<Organisation>
    /// What the member is to it.
    package let relation: Relation
    /// The right by which one sees what is attached.
    package let sight: Right
    /// The rights of its room of which any lets attach.
    package let deeds: [Right]
    /// Whether it takes no more: somebody has decided on it, or it is over.
    package let isClosed: Bool

    /// How a subject stands.
    package init(
        tenant: Identifier<Organisation>,
        relation: Relation,
        sight: Right,
        deeds: [Right],
        isClosed: Bool = false
    ) {
        self.tenant = tenant
        self.relation = relation
        self.sight = sight
        self.deeds = deeds
        self.isClosed = isClosed
    }

    /// Whether a member may attach to it, and replace and withdraw what their organisation has attached.
    package func mayAttach(_ member: Member) -> Bool {
        !isClosed && deeds.contains { member.may($0, at: relation) }
    }

    /// Throws `Forbidden` or `EvidenceRefusal.closed` unless they may.
    package func requireAttaching(_ member: Member) throws {
        guard !deeds.contains(where: { member.may($0, at: relation) }) else {
            if isClosed { throw EvidenceRefusal.closed }
            return
        }
        guard let right = deeds.first else { throw EvidenceRefusal.closed }
        try member.require(right, at: relation)
    }
}

/// Which room knows the subjects of which kind: the one way by which this room, which knows of no college, learns whose
/// something is.
package struct EvidenceRooms: Sendable {
    /// How a room finds a subject; throws `NotFound` for what isn't there or isn't the member's.
    ///
    /// - Parameter locking: whether nobody may decide on it until the transaction ends.
    package typealias Finder =
        @Sendable (_ subject: EvidenceSubject, _ locking: Bool, _ scope: Scope) async throws -> EvidenceStanding

    private var finders: [EvidenceSubject.Kind: Finder]

    /// Every room's together.
    package init(_ rooms: [EvidenceSubject.Kind: Finder]...) {
        finders = rooms.reduce(into: [:]) { $0.merge($1) { $1 } }
    }

    /// How a subject stands to the member; throws `NotFound`, or `Forbidden` where it isn't theirs to see.
    package func standing(of subject: EvidenceSubject, locking: Bool = false, in scope: Scope) async throws
        -> EvidenceStanding
    {
        guard let finder = finders[subject.kind] else { throw NotFound(what: "evidence") }
        let standing = try await finder(subject, locking, scope)
        try scope.member.require(standing.sight, at: standing.relation)
        return standing
    }
}
