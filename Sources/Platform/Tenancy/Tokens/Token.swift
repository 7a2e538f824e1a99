import Foundation
import Postgres

/// A member's token as its owner, and whoever keeps the member, sees it: everything but the secret.
package struct Token: Sendable, Hashable, Codable {
    package let id: Identifier<Token>
    /// What its owner calls it, after the machine that has it.
    package let name: String
    /// The first characters of the secret.
    package let start: String
    package let scope: TokenScope
    package let created: Date
    package let expires: Date
    /// When it was used last, to the hour; nil if never.
    package let used: Date?
    package let revoked: Date?

    /// Whether it opens anything at a moment.
    package func isLive(at now: Date) -> Bool { revoked == nil && expires > now }
}

extension Scope {
    /// The member's own tokens, the newest first.
    package func tokens() async throws -> [Token] {
        try await tokens(of: member.id, in: member.organisation)
    }

    /// The tokens of a member whom this administrator keeps, the newest first.
    package func tokens(of kept: KeptMember) async throws -> [Token] {
        try await tokens(of: kept.entry.id, in: kept.organisation.id)
    }

    private func tokens(of owner: Identifier<Member>, in tenant: Identifier<Organisation>) async throws -> [Token] {
        try await all(
            """
            SELECT token_id, name, start, scope, created_at, expires_at, used_at, revoked_at
            FROM tenancy.token
            WHERE tenant_id = \(tenant) AND programme_id = \(member.programme) AND member_id = \(owner)
            ORDER BY created_at DESC, token_id
            """,
            Token.init
        )
    }

    /// Revokes those of somebody's tokens that a condition chooses, on every service as soon as this transaction
    /// commits; how many there were.
    @discardableResult
    func revokeTokens(
        of owner: Identifier<Member>,
        in tenant: Identifier<Organisation>,
        where condition: SQL = "true",
        at now: Date
    ) async throws -> Int {
        try await acting(as: "sign-in") {
            let count = try await execute(
                """
                UPDATE tenancy.token SET revoked_at = \(now)
                WHERE tenant_id = \(tenant) AND member_id = \(owner) AND revoked_at IS NULL AND (\(condition))
                """
            )
            try await execute("SELECT pg_notify('tenancy_session', '')")
            return count
        }
    }
}
