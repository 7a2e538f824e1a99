import Foundation
import Postgres

/// What a member did, as the audit trail keeps it for ever.
package struct AuditEntry: Sendable {
    /// Room and verb: `lifecycle.approve`, `collection.submit`, `tenancy.sign-in`.
    package let action: String
    /// What it was done to: an identifier or a code.
    package let object: String
    /// Whatever else one would want to know later; never a password or a token.
    package let details: [String: String]

    /// An entry about one action.
    package init(_ action: String, of object: String, details: [String: String] = [:]) {
        self.action = action
        self.object = object
        self.details = details
    }
}

extension Scope {
    /// Adds an entry to the trail of this member's tenant, in the transaction of what it tells of.
    package func audit(_ entry: AuditEntry, at: Date, from place: String) async throws {
        let (tenant, programme) = (member.organisation, member.programme)
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
                            \(member.fullName), \(member.role.rawValue), \(place), \(entry.action), \(entry.object),
                            \(JSON(entry.details)))
                    )
                WHERE tenant_id = \(tenant)
                RETURNING number, hash
            )
            INSERT INTO tenancy.audit (tenant_id, number, programme_id, at, member_id, member_name, role, place, action,
                object, details, hash)
            SELECT \(tenant), head.number, \(programme), \(at), \(member.id), \(member.fullName),
                \(member.role.rawValue), \(place), \(entry.action), \(entry.object), \(JSON(entry.details)), head.hash
            FROM head
            """
        )
    }

    /// The first entry of this tenant's trail that was altered, removed or added from outside; nil if the trail is whole.
    package func firstAlteredAuditEntry() async throws -> Int? {
        let altered = try await first(
            """
            WITH chain AS (
                SELECT *, lag(hash, 1, ''::bytea) OVER (ORDER BY number) AS before,
                    row_number() OVER (ORDER BY number) AS expected
                FROM tenancy.audit
                WHERE tenant_id = \(member.organisation)
            )
            SELECT number FROM chain
            WHERE number <> expected
                OR hash <> sha256(before || tenancy.audit_text(tenant_id, programme_id, number, at, member_id,
                    member_name, role, place, action, object, details))
            ORDER BY number LIMIT 1
            """
        ) { (number: Int) in number }
        if let altered { return altered }
        // The entries agree with each other; the head tells whether some are missing or too many at the end.
        return try await first(
            """
            WITH last AS (
                SELECT coalesce(max(number), 0) AS number, coalesce((array_agg(hash ORDER BY number DESC))[1], '') AS hash
                FROM tenancy.audit
                WHERE tenant_id = \(member.organisation)
            ), head AS (
                SELECT coalesce(max(number), 0) AS number, coalesce((array_agg(hash))[1], '') AS hash
                FROM tenancy.audit_head
                WHERE tenant_id = \(member.organisation)
            )
            SELECT CASE WHEN last.number = head.number THEN last.number ELSE least(last.number, head.number) + 1 END
            FROM last, head
            WHERE last.number <> head.number OR last.hash <> head.hash
            """
        ) { (number: Int) in number }
    }
}

extension Scope {
    /// How many entries the trail of this member's tenant has.
    package func auditEntryCount() async throws -> Int {
        try await one("SELECT count(*) FROM tenancy.audit WHERE tenant_id = \(member.organisation)")
    }
}

extension Database {
    /// A member of every organisation, for checks of the whole database.
    package func oneOfEveryOrganisation() async throws -> [Visitor] {
        try await asSignIn { transaction in
            let rows = try await transaction.all(
                "SELECT DISTINCT ON (tenant_id) tenant_id, member_id FROM tenancy.member WHERE active ORDER BY tenant_id"
            ) { (tenant: UUID, member: UUID) in (tenant: tenant, member: member) }
            var visitors: [Visitor] = []
            for row in rows {
                if let visitor = try await transaction.visitor(row.member, of: row.tenant) { visitors.append(visitor) }
            }
            return visitors
        }
    }
}
