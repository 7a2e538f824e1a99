import CPostgres
import Synchronization

/// A transaction under way; it ends when the body that was given it returns or throws.
package struct Transaction: Querying {
    private let seat: Seat
    let number: UInt64
    let opening: [SQL]
    let isReadOnly: Bool

    private enum Seat {
        case own(Connection)
        case shared(SharedSeat)
    }

    init(connection: Connection, number: UInt64, opening: [SQL], isReadOnly: Bool) {
        (seat, self.number, self.opening, self.isReadOnly) = (.own(connection), number, opening, isReadOnly)
    }

    /// One of a single query, which flies with others'.
    init(_ shared: SharedSeat, opening: [SQL]) {
        (seat, number, self.opening, isReadOnly) = (.shared(shared), 0, opening, true)
    }

    /// Runs a statement and gives its whole answer.
    package nonisolated(nonsending) func rows(_ sql: SQL) async throws -> Rows {
        switch seat {
        case .own(let connection): try await connection.run([sql], in: self)[0]
        case .shared(let seat): try await seat.rows(opening, sql)
        }
    }

    /// The connection, for what one of a single query can't do.
    var connection: Connection {
        get throws {
            guard case .own(let connection) = seat else { throw SharedSeat.misuse }
            return connection
        }
    }

    /// Runs several statements in one round trip; gives how many rows each inserted, changed, deleted or selected.
    @discardableResult
    package nonisolated(nonsending) func pipeline(_ statements: [SQL]) async throws -> [Int] {
        try await connection.run(statements, in: self).map(\.affected)
    }

    /// Runs the body so that, when it throws, what it did is undone and the transaction goes on.
    @discardableResult
    package nonisolated(nonsending) func savepoint<Result>(
        _ body: nonisolated(nonsending) () async throws -> Result
    ) async throws -> Result {
        _ = try await rows("SAVEPOINT inner_part")
        do {
            let result = try await body()
            _ = try await rows("RELEASE SAVEPOINT inner_part")
            return result
        } catch {
            try await connection.rollBackToSavepoint(in: self)
            throw error
        }
    }

    /// Runs a whole script of a trusted file, such as a migration; it takes no parameters and must not end the
    /// transaction.
    package nonisolated(nonsending) func script(_ text: String) async throws {
        try await connection.runScript(text, in: self)
    }
}

extension Connection {
    /// Runs the body in a transaction: committed when it returns, rolled back when it throws.
    ///
    /// `BEGIN` and the opening statements travel with the body's first statement. A read-only transaction sees the database
    /// as it was at its first query, and its `COMMIT` travels with whatever is sent next; a writing one's is waited for,
    /// and its error is thrown.
    @discardableResult
    package nonisolated(nonsending) func transaction<Result>(
        opening: [SQL] = [],
        readOnly: Bool = false,
        _ body: nonisolated(nonsending) (Transaction) async throws -> Result
    ) async throws -> Result {
        let number = lastTransaction.add(1, ordering: .relaxed).newValue
        let transaction = Transaction(connection: self, number: number, opening: opening, isReadOnly: readOnly)
        let result: Result
        do {
            result = try await body(transaction)
            try Task.checkCancellation()
        } catch {
            await rollBack(transaction)
            throw error
        }
        if readOnly { endReading(transaction) } else { try await commit(transaction) }
        return result
    }

    /// Runs one query in a read-only transaction of its own: `BEGIN`, the opening statements, the query and `COMMIT` in
    /// one round trip.
    package nonisolated(nonsending) func readOnce<each Column: PostgresDecodable, Made>(
        opening: [SQL] = [],
        _ sql: SQL,
        _ make: (repeat each Column) throws -> Made,
        file: String = #fileID,
        line: Int = #line
    ) async throws -> [Made] {
        try await runOnce(opening, sql).map(make, CallSite(file: file, line: line))
    }

    /// Notes that a read-only transaction is over, without a word to the server or this actor's thread.
    private nonisolated func endReading(_ transaction: Transaction) {
        lastRead.store(transaction.number, ordering: .releasing)
        _ = condition.compareExchange(expected: .dirty, desired: .owing, ordering: .acquiringAndReleasing)
    }

    /// What ends the read-only transaction that is over, if one is; to be sent before anything else.
    func closing() -> [SQL] {
        guard let openTransaction, openTransaction <= lastRead.load(ordering: .acquiring) else { return [] }
        self.openTransaction = nil
        return ["COMMIT"]
    }

    private func commit(_ transaction: Transaction) throws {
        defer { noteCondition() }
        guard leaveTransaction(transaction) else { return }
        try abandonCopy()
        isAtRisk = true
        let rows = try fly(["COMMIT"])
        // A COMMIT after an error that the body kept to itself is answered by ROLLBACK.
        if rows.first.map({ String(cString: PQcmdStatus($0.result)) }) != "COMMIT" { throw NotCommitted() }
    }

    private func rollBack(_ transaction: Transaction) {
        defer { noteCondition() }
        guard leaveTransaction(transaction), !isLost else { return }
        // If this cannot be sent the connection is lost, which its next user is told, and the server rolls back.
        do {
            try abandonCopy()
            try leave(["ROLLBACK"])
        } catch {}
    }

    /// Notes that the transaction has ended; false if nothing of it was ever sent.
    private func leaveTransaction(_ transaction: Transaction) -> Bool {
        guard openTransaction == transaction.number else {
            lastOpened = max(lastOpened, transaction.number)
            return false
        }
        openTransaction = nil
        return true
    }

    /// Undoes what came after the savepoint, even in a cancelled task.
    func rollBackToSavepoint(in transaction: Transaction) throws {
        guard openTransaction == transaction.number else { throw TransactionEnded() }
        try abandonCopy()
        _ = try fly(["ROLLBACK TO SAVEPOINT inner_part", "RELEASE SAVEPOINT inner_part"])
    }
}
