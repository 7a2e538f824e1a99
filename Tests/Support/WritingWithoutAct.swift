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
}
