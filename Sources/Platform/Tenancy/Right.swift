/// One thing that members may do or see: a row of the table of rights, which says who may, by what they are to what it is
/// about. Each room declares its rows in its own `Rights.swift`; everybody else asks `Member.may`.
package struct Right: Sendable, Hashable, CustomStringConvertible {
    /// Whether it changes something or only shows it.
    package enum Kind: String, Codable, Sendable {
        case deed, sight
    }

    /// Members of these roles in this relation.
    package struct Grant: Sendable, Hashable {
        let relation: Relation
        let roles: [Role]

        /// Those of the tenant whose it is; whose job it is first, then who may stand in.
        package static func own(_ roles: Role...) -> Grant { Grant(relation: .own, roles: roles) }
        /// Those of the partner abroad.
        package static func partner(_ roles: Role...) -> Grant { Grant(relation: .partner, roles: roles) }
        /// Experts whom headquarters asked.
        package static func assigned(_ roles: Role...) -> Grant { Grant(relation: .assigned, roles: roles) }
        /// Those of the programme's headquarters; whose job it is first, then who may stand in.
        package static func headquarters(_ roles: Role...) -> Grant { Grant(relation: .headquarters, roles: roles) }
        /// These roles in another relation.
        package static func at(_ relation: Relation, _ roles: [Role]) -> Grant {
            Grant(relation: relation, roles: roles)
        }
    }

    /// Room and verb, as the audit trail names the deed: `lifecycle.open-finding`. Never changes, for tokens keep it.
    package let name: String
    package let kind: Kind
    private let grants: [Grant]

    private init(_ kind: Kind, _ name: String, _ grants: [Grant]) {
        self.name = name
        self.kind = kind
        self.grants = grants
    }

    /// Something that members do.
    package static func deed(_ name: String, _ grants: Grant...) -> Right { Right(.deed, name, grants) }
    /// Something that members do, as a list of rules grants it.
    package static func deed(_ name: String, _ grants: [Grant]) -> Right { Right(.deed, name, grants) }
    /// Something that members see.
    package static func sight(_ name: String, _ grants: Grant...) -> Right { Right(.sight, name, grants) }

    /// Who may in a relation; the table alone, before anything narrows it.
    package func roles(at relation: Relation) -> [Role] {
        unique(grants.filter { $0.relation == relation }.flatMap(\.roles))
    }

    /// Who may in one relation or another, in the order of `Role`.
    package var roles: [Role] { unique(grants.flatMap(\.roles)) }

    /// Whose job it is: who stands first in each relation, in the order of `Role`.
    package var doers: [Role] { unique(grants.compactMap(\.roles.first)) }

    package var description: String { name }

    private func unique(_ roles: [Role]) -> [Role] { Role.allCases.filter(roles.contains) }
}

extension Member {
    /// Whether they may, being this to what it is about. Rights are asked here and nowhere else, so that whatever narrows
    /// a member's rights narrows them here.
    package func may(_ right: Right, at relation: Relation) -> Bool {
        // Whoever reads without signing in has a role that row-level security is never told of.
        !isAnyone && right.roles(at: relation).contains(role) && token?.scope.allows(right) != false
    }

    /// Whether there is something to which it may be done by them.
    package func may(_ right: Right) -> Bool {
        Relation.allCases.contains { may(right, at: $0) }
    }

    /// Throws `Forbidden` unless they may.
    package func require(_ right: Right, at relation: Relation) throws(Forbidden) {
        guard may(right, at: relation) else { throw Forbidden(right, isNarrowed: isNarrowed(right)) }
    }

    /// Throws `Forbidden` where there is nothing to which it may be done by them.
    package func require(_ right: Right) throws(Forbidden) {
        guard may(right) else { throw Forbidden(right, isNarrowed: isNarrowed(right)) }
    }

    /// Whether their token lacks the right, whatever they may themselves.
    package func isNarrowed(_ right: Right) -> Bool { token?.scope.allows(right) == false }
}

/// The member may not do or see this; what is not even there for them is `NotFound`.
package struct Forbidden: Error, Sendable, Hashable {
    /// What was asked.
    package let right: Right
    /// Whether it is the token that lacks it.
    package let isNarrowed: Bool

    /// This is not theirs.
    package init(_ right: Right, isNarrowed: Bool = false) {
        self.right = right
        self.isNarrowed = isNarrowed
    }

    /// The roles that may.
    package var roles: [Role] { right.roles }
}
