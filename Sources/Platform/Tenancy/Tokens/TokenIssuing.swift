import Foundation
import Postgres

/// A token that was issued just now; the only time that its secret is there.
package struct IssuedToken: Sendable {
    package let token: Token
    package let secret: TokenSecret
}

extension Database {
    /// Issues a token that acts for the member, with the entry in the audit trail. One that writes is as
    /// good as its member's hand, so that a session must have confirmed it is theirs. Throws `NewTokenRefusal` or
    /// `ConfirmationRefusal`.
    package func issue(_ new: NewToken, by act: Act) async throws -> IssuedToken {
        guard act.member.token == nil else { throw NewTokenRefusal.byToken }
        if new.scope.writes { try await confirm(act) }
        let secret = TokenSecret()
        let token = Token(
            id: Identifier(),
            name: new.name,
            start: secret.start,
            scope: new.scope,
            created: act.at,
            expires: act.at.addingTimeInterval(TimeInterval(new.days) * 86_400),
            used: nil,
            revoked: nil
        )
        try await self.act(act) { scope in
            try await scope.checkRoom(for: new, at: act.at)
            if new.scope.writes { _ = try await scope.confirmed(act) }
            let details = ["name": token.name, "scope": token.scope.rawValue, "days": "\(new.days)"]
            return Deed(AuditEntry("tenancy.issue-token", of: "\(token.id)", details: details)) { scope in
                try await scope.insert(token, secret: secret)
            }
        }
        return IssuedToken(token: token, secret: secret)
    }

    /// Revokes one of the member's own tokens, with the entry in the audit trail. Throws `NotFound`, or
    /// `TokenTooNarrow` where a token that may not all revokes another than itself.
    package func revoke(_ id: Identifier<Token>, by act: Act) async throws {
        if let token = act.member.token, token.scope != .all, token.id != id { throw TokenTooNarrow(token) }
        try await self.act(act) { scope in
            guard let token = try await scope.tokens().first(where: { $0.id == id }) else {
                throw NotFound(what: "token")
            }
            return act.revoking(token, of: act.member.id, in: act.member.organisation)
        }
    }

    /// Revokes a token of a member whom this administrator keeps, with the entry in the audit trail. Throws `NotFound`.
    package func revoke(_ id: Identifier<Token>, of owner: Identifier<Member>, by act: Act) async throws {
        try await self.act(act) { scope in
            let kept = try await scope.keptMember(owner)
            guard let token = try await scope.tokens(of: kept).first(where: { $0.id == id }) else {
                throw NotFound(what: "token")
            }
            return act.revoking(token, of: owner, in: kept.organisation.id)
        }
    }
}

extension Act {
    /// Revokes a token of somebody, unless it is revoked already.
    fileprivate func revoking(
        _ token: Token,
        of owner: Identifier<Member>,
        in tenant: Identifier<Organisation>
    ) -> Deed<Void> {
        guard token.revoked == nil else { return .nothing }
        let details = ["name": token.name, "member": "\(owner)"]
        return Deed(AuditEntry("tenancy.revoke-token", of: "\(token.id)", details: details)) { scope in
            try await scope.revokeTokens(of: owner, in: tenant, where: "token_id = \(token.id)", at: at)
        }
    }
}

extension Scope {
    fileprivate func checkRoom(for new: NewToken, at now: Date) async throws {
        let live = try await tokens().filter { $0.isLive(at: now) }
        guard live.count < NewToken.limit else { throw NewTokenRefusal.tooMany(limit: NewToken.limit) }
        guard !live.contains(where: { $0.name == new.name }) else { throw NewTokenRefusal.nameTaken(new.name) }
    }

    fileprivate func insert(_ token: Token, secret: TokenSecret) async throws {
        _ = try await acting(as: "sign-in") {
            try await execute(
                """
                INSERT INTO tenancy.token (tenant_id, token_id, programme_id, member_id, name, start, hash, scope,
                    created_at, expires_at)
                VALUES (\(member.organisation), \(token.id), \(member.programme), \(member.id), \(token.name),
                    \(token.start), \(secret.hash), \(token.scope), \(token.created), \(token.expires))
                """
            )
        }
    }
}
