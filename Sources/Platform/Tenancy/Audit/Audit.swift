import Foundation
import Postgres

/// What a member did, as the audit trail keeps it for ever.
package struct AuditEntry: Sendable {
    /// Room and verb: `lifecycle.approve`, `collection.submit`, `tenancy.sign-in`.
    package let action: String
    /// What it was done to: an identifier or a code, never a person's name.
    package let object: String
    /// Whatever else one would want to know later; never a password, a token or a person's name.
    package let details: [String: String]

    /// An entry about one action.
    package init(_ action: String, of object: String, details: [String: String] = [:]) {
        self.action = action
        self.object = object
        self.details = details
    }
}

extension Scope {
    /// Adds an entry to the trail of this member's tenant, in the transaction of what it tells of. It names the member by
    /// identifier alone, and has a mark in place of the address that they came from, so that both can be forgotten without
    /// breaking the chain.
    package func audit(_ entry: AuditEntry, at: Date, from caller: String) async throws {
        let (tenant, programme) = (member.organisation, member.programme)
        let origin = AuditOrigin(caller)
        try await execute(
            """
            INSERT INTO tenancy.audit_head (tenant_id, number, hash) VALUES (\(tenant), 0, '')
            ON CONFLICT (tenant_id) DO NOTHING
            """
        )
        try await execute(
            """
            WITH head AS (
                UPDATE tenancy.audit_head
                SET number = number + 1,
                    hash = sha256(
                        hash || tenancy.audit_text(\(tenant), \(programme), number + 1, \(at), \(member.id),
                            '', \(member.role.rawValue), \(origin.caller), \(entry.action), \(entry.object),
                            \(JSON(entry.details)))
                    )
                WHERE tenant_id = \(tenant)
                RETURNING number, hash
            ), written AS (
                INSERT INTO tenancy.audit (tenant_id, number, programme_id, at, member_id, member_name, role, client,
                    action, object, details, hash)
                SELECT \(tenant), head.number, \(programme), \(at), \(member.id), '', \(member.role.rawValue),
                    \(origin.caller), \(entry.action), \(entry.object), \(JSON(entry.details)), head.hash
                FROM head
            )
            INSERT INTO tenancy.audit_origin (tenant_id, number, programme_id, member_id, at, address, salt)
            SELECT \(tenant), head.number, \(programme), \(member.id), \(at), \(origin.address), \(origin.salt)
            FROM head
            WHERE \(origin.address != nil)
            """
        )
    }
}
