import Foundation
import Postgres

/// The end of a tenant's trail at some time: kept elsewhere, it shows later whether the trail up to it is still the same.
package struct AuditAnchor: Sendable, Hashable, Codable {
    package let tenant: Identifier<Organisation>
    /// The number of the last entry; 0 for an empty trail.
    package let number: Int
    /// Its hash, in hexadecimal.
    package let hash: String
}

/// What a check of a tenant's trail found.
package struct CheckedTrail: Sendable, Hashable {
    /// Nil where the organisation is gone.
    package let organisation: Organisation?
    /// How many entries there are.
    package let entries: Int
    /// The number of the first entry that is not as it was, or is missing; nil if the trail is whole.
    package let altered: Int?
    package let anchor: AuditAnchor
}

extension Scope {
    /// The first entry of this tenant's trail that was altered, removed or added from outside; nil if the trail is whole.
    package func firstAlteredAuditEntry() async throws -> Int? {
        try await transaction.firstAlteredEntry(of: member.organisation)
    }

    /// How many entries the trail of this member's tenant has.
    package func auditEntryCount() async throws -> Int {
        try await one("SELECT count(*) FROM tenancy.audit WHERE tenant_id = \(member.organisation)")
    }
}

extension Database {
    /// Checks the trail of every tenant that has one, or should: its head, an earlier anchor, or a member who has signed
    /// in says so.
    ///
    /// - Parameters:
    ///   - tenant: only this one.
    ///   - anchors: ends of trails as they were earlier.
    package func checkedTrails(
        of tenant: Identifier<Organisation>? = nil,
        expecting anchors: [AuditAnchor] = []
    ) async throws -> [CheckedTrail] {
        // Read before the trails, so that whoever signs in meanwhile is in their trail.
        let (known, signIns) = try await asSignIn { (try await $0.organisations(), try await $0.lastSignIns()) }
        let nobody = Identifier<Organisation>.nobody.uuid
        let settings = try Settings(
            tenant: nobody,
            programme: nobody,
            colleges: [],
            role: "audit-check",
            member: nobody
        )
        return try await pool.transaction(opening: settings.statements, readOnly: true) { transaction in
            let tenants: [Identifier<Organisation>] = try await transaction.all(
                "SELECT tenant_id FROM tenancy.audit UNION SELECT tenant_id FROM tenancy.audit_head"
            )
            let all = Set(tenants).union(anchors.map(\.tenant)).union(signIns.map(\.tenant))
            var trails: [CheckedTrail] = []
            for found in all.sorted(by: {
                (known[$0]?.nameEn ?? "", $0.description) < (known[$1]?.nameEn ?? "", $1.description)
            })
            where tenant == nil || tenant == found {
                let anchor = try await transaction.anchor(of: found)
                let altered = [
                    try await transaction.firstAlteredEntry(of: found),
                    try await transaction.firstMissing(anchors.filter { $0.tenant == found }),
                    try await transaction.lacks(signIns.filter { $0.tenant == found }) ? anchor.number + 1 : nil,
                ]
                trails.append(
                    CheckedTrail(
                        organisation: known[found],
                        entries: try await transaction.entryCount(of: found),
                        altered: altered.compactMap(\.self).min(),
                        anchor: anchor
                    )
                )
            }
            return trails
        }
    }
}

/// When a member signed in last, which their tenant's trail must tell too.
private struct LastSignIn {
    let tenant: Identifier<Organisation>
    let member: Identifier<Member>
    let at: Date
}

extension Transaction {
    fileprivate func organisations() async throws -> [Identifier<Organisation>: Organisation] {
        let all = try await all(
            "SELECT tenant_id, kind, name_zh, name_en FROM tenancy.organisation",
            Organisation.init
        )
        return Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
    }

    fileprivate func lastSignIns() async throws -> [LastSignIn] {
        try await all(
            "SELECT tenant_id, member_id, last_sign_in FROM tenancy.member WHERE last_sign_in IS NOT NULL",
            LastSignIn.init
        )
    }

    fileprivate func entryCount(of tenant: Identifier<Organisation>) async throws -> Int {
        try await one("SELECT count(*) FROM tenancy.audit WHERE tenant_id = \(tenant)")
    }

    fileprivate func anchor(of tenant: Identifier<Organisation>) async throws -> AuditAnchor {
        let last = try await first(
            """
            SELECT number, encode(hash, 'hex') FROM tenancy.audit WHERE tenant_id = \(tenant)
            ORDER BY number DESC LIMIT 1
            """
        ) { (number: Int, hash: String) in AuditAnchor(tenant: tenant, number: number, hash: hash) }
        return last ?? AuditAnchor(tenant: tenant, number: 0, hash: "")
    }

    /// The first of these ends that is no longer on its trail.
    fileprivate func firstMissing(_ anchors: [AuditAnchor]) async throws -> Int? {
        for anchor in anchors.sorted(by: { $0.number < $1.number }) where anchor.number > 0 {
            let isThere: Bool = try await one(
                """
                SELECT count(*) > 0 FROM tenancy.audit
                WHERE tenant_id = \(anchor.tenant) AND number = \(anchor.number) AND encode(hash, 'hex') = \(anchor.hash)
                """
            )
            if !isThere { return anchor.number }
        }
        return nil
    }

    /// Whether the trail of a tenant lacks one of these.
    fileprivate func lacks(_ signIns: [LastSignIn]) async throws -> Bool {
        guard let tenant = signIns.first?.tenant else { return false }
        return try await one(
            """
            SELECT count(*) > 0 FROM unnest(\(signIns.map(\.member)), \(signIns.map(\.at))) AS signed_in (member_id, at)
            WHERE NOT EXISTS (
                SELECT FROM tenancy.audit
                WHERE audit.tenant_id = \(tenant) AND audit.member_id = signed_in.member_id
                    AND audit.action = 'tenancy.sign-in' AND audit.at >= signed_in.at
            )
            """
        )
    }

    fileprivate func firstAlteredEntry(of tenant: Identifier<Organisation>) async throws -> Int? {
        let altered = try await first(
            """
            WITH chain AS (
                SELECT *, lag(hash, 1, ''::bytea) OVER (ORDER BY number) AS before,
                    row_number() OVER (ORDER BY number) AS expected
                FROM tenancy.audit
                WHERE tenant_id = \(tenant)
            )
            SELECT number FROM chain
            WHERE number <> expected
                OR hash <> sha256(before || tenancy.audit_text(tenant_id, programme_id, number, at, member_id,
                    member_name, role, client, action, object, details))
            ORDER BY number LIMIT 1
            """
        ) { (number: Int) in number }
        if let altered { return altered }
        // What is still known of where they came from must fit their marks.
        let moved = try await first(
            """
            SELECT audit.number FROM tenancy.audit
            JOIN tenancy.audit_origin AS origin ON origin.tenant_id = \(tenant) AND origin.number = audit.number
            WHERE audit.tenant_id = \(tenant)
                AND split_part(client, ' ', 1)
                    <> '~' || left(encode(sha256(salt || convert_to(address, 'UTF8')), 'hex'), 16)
            ORDER BY audit.number LIMIT 1
            """
        ) { (number: Int) in number }
        if let moved { return moved }
        // The entries agree with each other; the head tells whether some are missing or too many at the end.
        return try await first(
            """
            WITH last AS (
                SELECT coalesce(max(number), 0) AS number, coalesce((array_agg(hash ORDER BY number DESC))[1], '') AS hash
                FROM tenancy.audit
                WHERE tenant_id = \(tenant)
            ), head AS (
                SELECT coalesce(max(number), 0) AS number, coalesce((array_agg(hash))[1], '') AS hash
                FROM tenancy.audit_head
                WHERE tenant_id = \(tenant)
            )
            SELECT CASE WHEN last.number = head.number THEN last.number ELSE least(last.number, head.number) + 1 END
            FROM last, head
            WHERE last.number <> head.number OR last.hash <> head.hash
            """
        ) { (number: Int) in number }
    }
}
