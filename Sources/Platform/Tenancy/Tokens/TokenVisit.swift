import Foundation
import Postgres

/// Whom a live token acts for, and until when.
package struct TokenVisit: Sendable, Hashable {
    /// The member, who knows of the token.
    package let visitor: Visitor
    package let expires: Date
}

extension Database {
    /// Whom a token acts for; notes at most once an hour that it was used. Throws `TokenRefusal`.
    package func visit(by secret: TokenSecret, now: Date) async throws -> TokenVisit {
        try await asSignIn { transaction in
            guard let found = try await transaction.token(secret) else { throw TokenRefusal.unknown }
            if found.revoked != nil { throw TokenRefusal.revoked }
            if found.expires <= now { throw TokenRefusal.expired(found.expires) }
            guard let visitor = try await transaction.visitor(found.member, of: found.tenant) else {
                throw TokenRefusal.inactive
            }
            try await transaction.noteUse(of: found, now: now)
            return TokenVisit(
                visitor: Visitor(
                    member: visitor.member.acting(by: found.token),
                    organisation: visitor.organisation,
                    programme: visitor.programme
                ),
                expires: found.expires
            )
        }
    }
}

/// A token's row as the door needs it.
private struct FoundToken {
    let tenant: UUID
    let member: UUID
    let token: ActingToken
    let expires: Date
    let used: Date?
    let revoked: Date?
}

extension Transaction {
    fileprivate func token(_ secret: TokenSecret) async throws -> FoundToken? {
        try await first(
            """
            SELECT tenant_id, member_id, token_id, name, scope, expires_at, used_at, revoked_at
            FROM tenancy.token WHERE hash = \(secret.hash)
            """
        ) {
            (
                tenant: UUID,
                member: UUID,
                id: Identifier<Token>,
                name: String,
                scope: TokenScope,
                expires: Date,
                used: Date?,
                revoked: Date?
            ) in
            FoundToken(
                tenant: tenant,
                member: member,
                token: ActingToken(id: id, name: name, scope: scope),
                expires: expires,
                used: used,
                revoked: revoked
            )
        }
    }

    /// Writes when a token was used, to the hour: a write a request would cost more than many an answer.
    fileprivate func noteUse(of found: FoundToken, now: Date) async throws {
        let hourAgo = now.addingTimeInterval(-3_600)
        if let used = found.used, used > hourAgo { return }
        try await execute(
            """
            UPDATE tenancy.token SET used_at = \(now)
            WHERE tenant_id = \(found.tenant) AND token_id = \(found.token.id)
                AND (used_at IS NULL OR used_at <= \(hourAgo))
            """
        )
    }
}
