import Foundation
import Postgres

/// Something that happened, as whoever must hear of it later is told: at least once, in the order of its tenant.
package struct OutboxEntry: Sendable, Hashable {
    /// What tells a second time from a first; within a tenant it counts up, with gaps.
    package let number: Int
    /// The tenant in whose name it happened.
    package let tenant: UUID
    package let programme: UUID
    package let at: Date
    /// Room and verb: `lifecycle.approve`.
    package let kind: String
    /// What it happened to: an identifier or a code.
    package let subject: String
    /// Whatever else whoever hears of it needs.
    package let payload: [String: String]
    /// Who did it; nil in entries from before that was kept.
    package let member: UUID?

    /// An entry as its row has it.
    package init(
        number: Int,
        tenant: UUID,
        programme: UUID,
        at: Date,
        kind: String,
        subject: String,
        payload: [String: String],
        member: UUID?
    ) {
        self.number = number
        self.tenant = tenant
        self.programme = programme
        self.at = at
        self.kind = kind
        self.subject = subject
        self.payload = payload
        self.member = member
    }
}

extension Transaction {
    /// Leaves an entry for later, in the transaction of what it tells of; nobody sees it if that is rolled back.
    ///
    /// The transaction must hold a lock of its tenant to its end, as that on the head of the audit trail: then no entry
    /// becomes visible after one of its tenant with a higher number, and each tenant's are told in order.
    package func leave(
        _ kind: String,
        of subject: String,
        payload: [String: String],
        tenant: UUID,
        programme: UUID,
        by member: UUID,
        at: Date
    ) async throws {
        try await execute(
            """
            INSERT INTO outbox.entry (tenant_id, programme_id, member_id, at, kind, subject, payload)
            VALUES (\(tenant), \(programme), \(member), \(at), \(kind), \(subject), \(JSON(payload)))
            """
        )
    }
}
