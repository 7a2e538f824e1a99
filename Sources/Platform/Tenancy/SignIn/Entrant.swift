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
    /// When they last confirmed with their password that it is they who use the session; nil if they never did.
    package let confirmed: Date?

    init(_ visitor: Visitor, awaitsCode: Bool, isGiven: Bool, hasSecondFactor: Bool, confirmed: Date? = nil) {
        self.visitor = visitor
        self.confirmed = confirmed
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
        let found = try await pool.readingShared(opening: try Settings.signIn().statements) { transaction in
            try await transaction.session(session, now: now)
        }
        guard let found else { return nil }
        // A write a request would cost more than many an answer.
        if let seen = found.seen, now.timeIntervalSince(seen) >= 300 {
            try await asSignIn { try await $0.noteUse(of: session, now: now) }
        }
        return found.entrant
    }

    /// Who is signed in by this session; nil too for who must do something first.
    package func visitor(of session: Session, now: Date) async throws -> Visitor? {
        let entrant = try await entrant(of: session, now: now)
        return entrant?.step == nil ? entrant?.visitor : nil
    }
}

extension Transaction {
    fileprivate func session(_ session: Session, now: Date) async throws -> FoundVisitor? {
        try await first(
            """
            SELECT seen_at, confirmed_at, awaits_code,
                EXISTS (
                    SELECT FROM tenancy.password
                    WHERE password.tenant_id = session.tenant_id AND password.member_id = session.member_id
                        AND given_until IS NOT NULL
                ),
                EXISTS (
                    SELECT FROM tenancy.second_factor
                    WHERE second_factor.tenant_id = session.tenant_id AND second_factor.member_id = session.member_id
                ),
                \(FoundVisitor.columns)
            FROM tenancy.session
            JOIN tenancy.member ON member.tenant_id = session.tenant_id AND member.member_id = session.member_id
            \(FoundVisitor.joins)
            WHERE token_hash = \(session.hash) AND \(Session.isLive(at: now)) AND member.active
            """,
            FoundVisitor.init
        )
    }

    fileprivate func noteUse(of session: Session, now: Date) async throws {
        try await execute(
            "UPDATE tenancy.session SET seen_at = greatest(seen_at, \(now)) WHERE token_hash = \(session.hash)"
        )
    }
}
