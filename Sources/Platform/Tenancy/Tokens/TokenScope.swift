import Postgres

/// What of its member's rights a token has: never more than theirs.
package enum TokenScope: Sendable, Hashable {
    /// Reads what the member may read, and changes nothing.
    case read
    /// Reads, and does of what the member may do these deeds, by the names of their rights.
    case deeds(Set<String>)
    /// Everything that the member may do by machine.
    case all

    /// Those that name no deed.
    package static let usual: [TokenScope] = [.read, .all]

    /// Whether whoever has it may write.
    package var writes: Bool { self != .read }

    /// Whether it has a right, where its member has. What only reads narrows nothing: it is told what its member may do,
    /// and nothing that it does is written.
    package func allows(_ right: Right) -> Bool {
        switch self {
        case .all, .read: true
        case .deeds(let names): right.kind == .sight || names.contains(right.name)
        }
    }
}

extension TokenScope: RawRepresentable, Codable {
    /// `read`, `all`, or names of deeds with a space between them.
    package var rawValue: String {
        switch self {
        case .read: "read"
        case .all: "all"
        case .deeds(let names): names.sorted().joined(separator: " ")
        }
    }

    /// Reads that; nil for what names neither.
    package init?(rawValue: String) {
        let names = rawValue.split(separator: " ").map(String.init)
        switch names {
        case ["read"]: self = .read
        case ["all"]: self = .all
        case _ where !names.isEmpty && names.allSatisfy { $0.contains(".") }: self = .deeds(Set(names))
        default: return nil
        }
    }
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

    /// The same, of whose rights only reading counts now, for whoever asks and changes nothing: then all is shown that they
    /// may see themselves, whatever their token may do.
    package var reading: Member {
        guard let token, token.scope != .all else { return self }
        return acting(by: ActingToken(id: token.id, name: token.name, scope: .read))
    }

    /// Whether anything may be written in their name: not by nobody in particular, nor by a token that only reads.
    var writes: Bool { !isAnyone && token?.scope.writes != false }
}

/// The token may not do this, whatever its member may: it reads only, or is for other deeds.
package struct TokenTooNarrow: Error, Sendable, Hashable {
    package let token: ActingToken

    /// What this token may not.
    package init(_ token: ActingToken) {
        self.token = token
    }
}

extension TokenScope: PostgresCodable {}
