import Crypto
import Foundation
import Postgres

/// A short mark of what something says, by which its form knows whether somebody has changed it since it was shown.
package enum SeenVersion {
    /// The mark of these fields; the same for the same texts.
    package static func mark(_ fields: [String: String]) -> String {
        var hash = SHA256()
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
            hash.update(data: Data("\(name.utf8.count):\(name)\(value.utf8.count):\(value)".utf8))
        }
        return hash.finalize().prefix(8).map { String(UInt16($0) + 0x100, radix: 16).dropFirst() }.joined()
    }
}

/// Somebody else changed a thing between its being shown and its being written.
package struct ChangedSince: Error, Sendable, Hashable {
    /// Their full name; nil where they are of another organisation.
    package let name: String?
    /// When they did; nil where they are of another organisation.
    package let at: Date?
    /// What the thing is known by now.
    package let mark: String

    /// A change by somebody at a moment, where it is known.
    package init(name: String?, at: Date?, mark: String) {
        (self.name, self.at, self.mark) = (name, at, mark)
    }
}

extension Scope {
    /// Throws `ChangedSince` where who acts has seen another version of something than it has now, which is locked; says
    /// nothing where they don't say which they saw.
    ///
    /// - Parameters:
    ///   - fields: what it says now.
    ///   - actions: what the audit trail calls a change of it.
    ///   - object: what the trail calls the thing.
    ///   - details: what of an entry's details tells it from others of that object.
    package func requireUnchanged(
        since act: Act,
        _ fields: [String: String],
        _ actions: [String],
        of object: String,
        details: [String: String] = [:]
    ) async throws {
        let mark = SeenVersion.mark(fields)
        guard let seen = act.sent?.seen, seen != mark else { return }
        let change = try await first(
            """
            SELECT member.full_name, audit.at
            FROM tenancy.audit
            LEFT JOIN tenancy.member
                ON member.tenant_id = audit.tenant_id AND member.member_id = audit.member_id
            WHERE audit.tenant_id = \(member.organisation) AND audit.action = ANY(string_to_array(\(actions.joined(separator: ",")), ','))
                AND audit.object = \(object) AND audit.details @> \(JSON(details))
            ORDER BY audit.number DESC
            LIMIT 1
            """
        ) { (name: String?, at: Date) in (name, at) }
        throw ChangedSince(name: change?.0, at: change?.1, mark: mark)
    }
}
