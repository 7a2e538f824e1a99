import Foundation
import Postgres

/// How long a member's sessions last without a request: an hour for those who decide, what they choose for others.
package struct Idleness: Sendable, Hashable {
    package let hours: Int
    /// Whether the member may choose another.
    package let isChosen: Bool

    /// What may be chosen, in hours.
    package static let choices = [1, 4, 12]
    static let ofDeciders = Idleness(hours: 1, isChosen: false)
}

/// Not one of the choices, or no choice at all for this role.
package struct IdlenessRefusal: Error, Sendable, Hashable {
    package init() {}
}

extension Session {
    /// The condition that a session's row goes on at a moment.
    static func isLive(at now: Date) -> SQL {
        "expires_at > \(now) AND seen_at > \(now)::timestamptz - make_interval(secs => idle_seconds)"
    }
}

extension Scope {
    /// How long the member's own sessions last without a request.
    package func idleness() async throws -> Idleness {
        try await transaction.idleness(of: member)
    }
}

extension Database {
    /// Sets how long the member's own sessions last without a request, those too that are open; with the entry in the
    /// audit trail. Throws `IdlenessRefusal`.
    package func setIdleness(hours: Int, by act: Act) async throws {
        guard !act.member.role.decides, Idleness.choices.contains(hours) else { throw IdlenessRefusal() }
        try await self.act(act) { _ in
            Deed.quiet(
                AuditEntry("tenancy.set-idleness", of: "\(act.member.id)", details: ["hours": "\(hours)"])
            ) { scope in
                try await scope.acting(as: "sign-in") { try await scope.transaction.setIdleness(hours, of: act.member) }
            }
        }
    }
}

extension Transaction {
    func idleness(of member: Member) async throws -> Idleness {
        if member.role.decides { return .ofDeciders }
        let hours: Int32? = try await first(
            """
            SELECT idle_hours::integer FROM tenancy.member
            WHERE tenant_id = \(member.organisation) AND member_id = \(member.id)
            """
        )
        return Idleness(hours: hours.map(Int.init) ?? 4, isChosen: true)
    }

    fileprivate func setIdleness(_ hours: Int, of member: Member) async throws {
        try await execute(
            """
            UPDATE tenancy.member SET idle_hours = \(Int32(hours))
            WHERE tenant_id = \(member.organisation) AND member_id = \(member.id)
            """
        )
        try await execute(
            """
            UPDATE tenancy.session SET idle_seconds = \(Int32(hours * 3600))
            WHERE tenant_id = \(member.organisation) AND member_id = \(member.id)
            """
        )
    }
}
