import Foundation
import Postgres

/// Something that a member did, as they see it themselves.
package struct OwnDeed: Sendable, Codable, Hashable {
    package let at: Date
    /// Room and verb.
    package let action: String
    /// What it was done to: an identifier or a code.
    package let object: String
    /// The client's address; nil where it was none, or is forgotten by now.
    package let address: String?
}

extension Scope {
    /// What the member's own entries in the audit trail say, the newest first.
    package func ownDeeds(limit: Int) async throws -> [OwnDeed] {
        try await all(
            """
            SELECT at, action, object, (
                SELECT address FROM tenancy.audit_origin
                WHERE tenant_id = \(member.organisation) AND audit_origin.number = audit.number
            )
            FROM tenancy.audit
            WHERE tenant_id = \(member.organisation) AND member_id = \(member.id)
            ORDER BY number DESC
            LIMIT \(limit)
            """,
            OwnDeed.init
        )
    }

    /// How many entries in the audit trail are the member's own.
    package func ownDeedCount() async throws -> Int {
        try await one(
            """
            SELECT count(*) FROM tenancy.audit
            WHERE tenant_id = \(member.organisation) AND member_id = \(member.id)
            """
        )
    }

    /// The member's own entry in the list of members.
    package func ownEntry() async throws -> MemberEntry {
        try await one(
            """
            SELECT member_id, name, full_name, role, active, since, last_sign_in
            FROM tenancy.member
            WHERE tenant_id = \(member.organisation) AND member_id = \(member.id)
            """,
            of: "member",
            MemberEntry.init
        )
    }
}
