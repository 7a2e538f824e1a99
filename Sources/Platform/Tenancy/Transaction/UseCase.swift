import Foundation
import Outbox
import Postgres

extension Database {
    /// Runs one use case that writes, in one transaction: what `body` writes, then the audit entries that it hands back,
    /// the same into the outbox, then what it keeps for last. The one way to commit a use case, so that none is ever without its entry.
    ///
    /// What came with a key writes it first, in the same transaction: whoever sends the same a second time waits for the
    /// first, and is then told by `AlreadySubmitted`.
    ///
    /// Everybody takes locks in this order, so that nobody waits in a circle: that key, a college's row (`FOR NO KEY UPDATE`, which
    /// lets others refer to it), its ledger, its reports, the head of the audit trail, the outbox; and last, by the deed,
    /// what all meet at: members with their passwords and sessions, or the countries' sums in the order of their keys.
    ///
    /// A token that only reads gets no further than here; throws `TokenTooNarrow`.
    ///
    /// Whom the server chose as a deadlock's victim, or could not serialise, is let in once more.
    ///
    /// - Parameter isRepeatable: whether `body` can run a second time. One that consumes a stream can't: it takes its
    ///   locks before it reads the stream, so that it is nobody's victim afterwards.
    package nonisolated(nonsending) func act<Answer>(
        _ act: Act,
        isRepeatable: Bool = true,
        _ body: nonisolated(nonsending) (Scope) async throws -> Deed<Answer>
    ) async throws -> Answer {
        try act.requireWriting()
        do {
            return try await perform(act, body)
        } catch let error as PostgresError where isRepeatable && error.state.isBadLuck {
            return try await perform(act, body)
        }
    }

    private nonisolated(nonsending) func perform<Answer>(
        _ act: Act,
        _ body: nonisolated(nonsending) (Scope) async throws -> Deed<Answer>
    ) async throws -> Answer {
        try await writing(as: act.member) { scope in
            if let submission = act.sent?.submission { try await scope.take(submission, at: act.at) }
            let deed = try await body(scope)
            for entry in deed.entries { try await scope.audit(entry, at: act.at, from: act.caller) }
            if !deed.isQuiet { for entry in deed.entries { try await scope.tell(entry, at: act.at) } }
            if let last = deed.last { try await last(scope) }
            try await follow(scope, act)
            return deed.answer
        }
    }
}

extension Database {
    /// What follows from the values that were written, with its entries; the trail's head is locked by now, the countries'
    /// sums are moved, and those that follow are of the platform's own counts.
    private nonisolated(nonsending) func follow(_ scope: Scope, _ act: Act) async throws {
        guard let touches = scope.touches?.current, !touches.isEmpty else { return }
        for consequence in consequences {
            for entry in try await consequence.follow(scope, act, touches) {
                try await scope.audit(entry, at: act.at, from: act.caller)
                try await scope.tell(entry, at: act.at)
            }
        }
    }
}

extension Scope {
    /// Leaves in the outbox what the audit trail, whose head is locked by now, has just been told.
    fileprivate func tell(_ entry: AuditEntry, at date: Date) async throws {
        try await transaction.leave(
            entry.action,
            of: entry.object,
            payload: entry.details,
            tenant: member.organisation.uuid,
            programme: member.programme.uuid,
            by: member.id.uuid,
            at: date
        )
    }
}

extension SQLState {
    /// Whether the same transaction may well succeed when it is tried again.
    fileprivate var isBadLuck: Bool { self == .deadlockDetected || self == .serializationFailure }
}
