import Foundation
import Postgres

@testable import Tenancy

extension Database {
    /// Runs `body` in one transaction of this member's, without an audit entry: as a test prepares what is there before,
    /// or tries what the database itself refuses.
    package nonisolated(nonsending) func transaction<Answer>(
        as member: Member,
        _ body: nonisolated(nonsending) (Scope) async throws -> Answer
    ) async throws -> Answer {
        try await writing(as: member, body)
    }

    /// Has a session count as confirmed with its member's password at a moment, who may have none; for ever if that is to
    /// come.
    package func keepConfirmed(_ session: Session, at date: Date) async throws {
        _ = try await asSignIn { transaction in
            try await transaction.execute(
                "UPDATE tenancy.session SET confirmed_at = \(date) WHERE token_hash = \(session.hash)"
            )
        }
    }
}
