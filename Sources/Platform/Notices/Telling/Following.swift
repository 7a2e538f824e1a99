import Foundation
import Postgres
import Tenancy

extension Scope {
    /// Whether the member follows a college.
    package func follows(_ college: UUID) async throws -> Bool {
        try await one(
            """
            SELECT count(*) > 0 FROM notices.following
            WHERE tenant_id = \(member.organisation) AND member_id = \(member.id) AND followed_id = \(college)
            """
        )
    }
}

extension Database {
    /// Begins to follow a college that the member sees, or no longer does: a wish of their own, with an entry in the audit
    /// trail.
    package func follow(_ college: UUID, _ follows: Bool, by act: Act) async throws {
        try await self.act(act) { scope in
            let row: SQL = "tenant_id = \(act.member.organisation) AND member_id = \(act.member.id)"
            let changed =
                follows
                ? try await scope.execute(
                    """
                    INSERT INTO notices.following (tenant_id, member_id, followed_id, programme_id, since)
                    VALUES (\(act.member.organisation), \(act.member.id), \(college), \(act.member.programme), \(act.at))
                    ON CONFLICT (tenant_id, member_id, followed_id) DO NOTHING
                    """
                )
                : try await scope.execute("DELETE FROM notices.following WHERE \(row) AND followed_id = \(college)")
            guard changed > 0 else { return .nothing }
            return .quiet(AuditEntry(follows ? "notices.follow" : "notices.unfollow", of: "\(college)"))
        }
    }
}
