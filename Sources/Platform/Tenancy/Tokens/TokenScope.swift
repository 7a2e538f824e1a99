import Postgres

/// What of its member's rights a token has.
package enum TokenScope: String, Sendable, Hashable, Codable, CaseIterable {
    /// Reads what the member may read, and changes nothing.
    case read
    /// Everything that the member may do by machine.
    case all

    /// Whether whoever has it may write.
    package var writes: Bool { self == .all }
}

/// The token by which a machine acts for a member.
package struct ActingToken: Sendable, Hashable, Codable {
    package let id: Identifier<Token>
    /// What its owner calls it.
    package let name: String
    package let scope: TokenScope
}

extension Member {
    /// The same member as their token acts for them.
    package func acting(by token: ActingToken) -> Member {
        Member(
            id: id,
            name: name,
            fullName: fullName,
            role: role,
            organisation: organisation,
            programme: programme,
            colleges: colleges,
            token: token
        )
    }

    /// Whether anything may be written in their name: not by nobody in particular, nor by a token that only reads.
    var writes: Bool { !isAnyone && token?.scope.writes != false }
}

/// The token reads only.
package struct TokenTooNarrow: Error, Sendable, Hashable {
    package let token: ActingToken

    /// What this token may not.
    package init(_ token: ActingToken) {
        self.token = token
    }
}

extension TokenScope: PostgresCodable {}
