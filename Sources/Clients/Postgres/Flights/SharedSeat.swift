import Synchronization

/// A place in a flight, for one query.
final class SharedSeat: Sendable {
    static let misuse = Misuse("A shared read runs one query and nothing else.")
    private let pool: Pool
    private let deadline: Duration
    private let isTaken = Atomic(false)

    init(in pool: Pool, deadline: Duration) {
        self.pool = pool
        self.deadline = deadline
    }

    /// Runs the query; throws ``Misuse`` for a second one, and for what changes the transaction, which is over with it.
    nonisolated(nonsending) func rows(_ opening: [SQL], _ query: SQL) async throws -> Rows {
        guard !isTaken.exchange(true, ordering: .relaxed) else { throw Self.misuse }
        return try await pool.flown(SharedRead(opening: opening, query: query), deadline: deadline)
    }
}

extension Pool {
    /// Runs the one query of the body in a read-only transaction of its own, which flies with others' over one connection:
    /// for short queries that many ask at once, for one that takes long keeps those behind it waiting.
    package nonisolated(nonsending) func readingShared<Result>(
        opening: [SQL] = [],
        deadline: Duration? = nil,
        _ body: nonisolated(nonsending) (Transaction) async throws -> Result
    ) async throws -> Result {
        let seat = SharedSeat(in: self, deadline: deadline ?? configuration.patience)
        return try await body(Transaction(seat, opening: opening))
    }
}
