import Foundation
import Postgres

/// Whose session it is, and what they must still do before they are signed in.
package struct Entrant: Sendable, Hashable {
    /// What somebody whose password was right must still do.
    package enum Step: String, Sendable, Hashable, CaseIterable {
        /// Show a code of their second factor.
        case code
        /// Put a password of their own in place of the one that somebody made for them.
        case ownPassword
        /// Set up the second factor that their programme asks of their role.
        case secondFactor
    }

    package let visitor: Visitor
    /// Nil for who is signed in.
    package let step: Step?

    init(_ visitor: Visitor, awaitsCode: Bool, isGiven: Bool, hasSecondFactor: Bool) {
        self.visitor = visitor
        step =
            if awaitsCode {
                .code
            } else if isGiven {
                .ownPassword
            } else if visitor.needsSecondFactor && !hasSecondFactor {
                .secondFactor
            } else {
                nil
            }
    }
}

extension Visitor {
    /// Whether their programme asks a second factor of their role.
    package var needsSecondFactor: Bool { programme.needsSecondFactor && member.role.decides }
}

extension Database {
    /// Whose session this is, and what they must do first; nil when it ended, expired or never was. Notes at most every
    /// five minutes that it was used.
    package func entrant(of session: Session, now: Date) async throws -> Entrant? {
        try await asSignIn { transaction in
            guard let found = try await transaction.session(session, now: now),
                let visitor = try await transaction.visitor(found.member, of: found.tenant)
            else { return nil }
            try await transaction.noteUse(of: session, seen: found.seen, now: now)
            return Entrant(
                visitor,
                awaitsCode: found.awaitsCode,
                isGiven: found.isGiven,
                hasSecondFactor: found.hasSecondFactor
            )
        }
    }

    /// Who is signed in by this session; nil too for who must do something first.
    package func visitor(of session: Session, now: Date) async throws -> Visitor? {
        let entrant = try await entrant(of: session, now: now)
        return entrant?.step == nil ? entrant?.visitor : nil
    }
}

/// A session's row as whoever lets people in needs it.
private struct FoundSession {
    let tenant: UUID
    let member: UUID
    let seen: Date
    let awaitsCode: Bool
    let isGiven: Bool
    let hasSecondFactor: Bool
}

extension Transaction {
    fileprivate func session(_ session: Session, now: Date) async throws -> FoundSession? {
        try await first(
            """
            SELECT tenant_id, member_id, seen_at, awaits_code,
                EXISTS (
                    SELECT FROM tenancy.password
                    WHERE password.tenant_id = session.tenant_id AND password.member_id = session.member_id
                        AND given_until IS NOT NULL
                ),
                EXISTS (
                    SELECT FROM tenancy.second_factor
                    WHERE second_factor.tenant_id = session.tenant_id AND second_factor.member_id = session.member_id
                )
            FROM tenancy.session
            WHERE token_hash = \(session.hash) AND \(Session.isLive(at: now))
            """
        ) { (tenant: UUID, member: UUID, seen: Date, awaitsCode: Bool, isGiven: Bool, hasSecondFactor: Bool) in
            FoundSession(
                tenant: tenant,
                member: member,
                seen: seen,
                awaitsCode: awaitsCode,
                isGiven: isGiven,
                hasSecondFactor: hasSecondFactor
            )
        }
    }

    /// A write a request would cost more than many an answer.
    fileprivate func noteUse(of session: Session, seen: Date, now: Date) async throws {
        guard now.timeIntervalSince(seen) >= 300 else { return }
        try await execute(
            "UPDATE tenancy.session SET seen_at = greatest(seen_at, \(now)) WHERE token_hash = \(session.hash)"
        )
    }
}
