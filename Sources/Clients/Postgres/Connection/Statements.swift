import CPostgres
import Synchronization

extension Connection {
    /// Runs a statement outside a transaction and gives its whole answer.
    package nonisolated(nonsending) func rows(_ sql: SQL) async throws -> Rows {
        try await run([sql], in: nil)[0]
    }

    /// Runs statements in one round trip, in the transaction if there is one; gives their answers.
    nonisolated(nonsending) func run(_ statements: [SQL], in transaction: Transaction?) async throws -> [Rows] {
        try await cancellable { try await self.run(statements, in: transaction, as: $0) }
    }

    private func run(_ statements: [SQL], in transaction: Transaction?, as number: UInt64) throws -> [Rows] {
        for statement in statements { try statement.check() }
        return try exchange(number) {
            let (closing, opening) = try enter(transaction)
            isAtRisk = transaction == nil
            do {
                return try fly(closing + opening + statements).suffix(statements.count)
            } catch let error as PostgresError where error.isStalePlan {
                // If nothing has happened yet that the caller knows of, the same can be sent once more.
                guard transaction == nil ? statements.count == 1 : !opening.isEmpty else { throw error }
                if transaction != nil { try leave(["ROLLBACK"]) }
                return try fly(opening + statements).suffix(statements.count)
            }
        }
    }

    /// Begin, settings, query and commit of a read-only transaction, in one round trip.
    nonisolated(nonsending) func runOnce(_ opening: [SQL], _ sql: SQL) async throws -> Rows {
        try await cancellable { try await self.runOnce(opening, sql, as: $0) }
    }

    private func runOnce(_ opening: [SQL], _ sql: SQL, as number: UInt64) throws -> Rows {
        for statement in opening + [sql] { try statement.check() }
        return try exchange(number) {
            let closing = try enter(nil).closing
            isAtRisk = false
            let flight = ["BEGIN READ ONLY"] + opening + [sql, "COMMIT"]
            do {
                return try fly(closing + flight)[closing.count + opening.count + 1]
            } catch let error as PostgresError {
                if PQtransactionStatus(raw) != PQTRANS_IDLE { try leave(["ROLLBACK"]) }
                guard error.isStalePlan else { throw error }
                return try fly(flight)[opening.count + 1]
            }
        }
    }

    /// What must be sent before a statement of this transaction: what closes the one before it, what opens this one.
    func enter(_ transaction: Transaction?) throws -> (closing: [SQL], opening: [SQL]) {
        guard copy?.direction != .in else { throw Misuse("A statement was run in the middle of a COPY.") }
        try abandonCopy()
        let closing = closing()
        guard let transaction else {
            guard openTransaction == nil else { throw Misuse("A statement was run beside the open transaction.") }
            return (closing, [])
        }
        if openTransaction == transaction.number { return (closing, []) }
        let lastEnded = max(lastOpened, lastRead.load(ordering: .acquiring))
        guard transaction.number > lastEnded else { throw TransactionEnded() }
        guard openTransaction == nil else { throw Misuse("A transaction was begun inside another.") }
        openTransaction = transaction.number
        lastOpened = transaction.number
        let begin: SQL = transaction.isReadOnly ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" : "BEGIN"
        return (closing, [begin] + transaction.opening)
    }
}

extension SQL {
    /// Throws what would be refused, before anything is sent.
    func check() throws {
        try checkParameters()
        guard parameters.count <= UInt16.max else {
            throw Misuse("A statement has \(parameters.count) parameters; 65535 are possible. Use arrays and unnest.")
        }
        let start = pieces[0].utf8.drop { $0 <= 32 }.prefix(5)
        guard !start.elementsEqual("COPY ".utf8), !start.elementsEqual("copy ".utf8) else {
            throw Misuse("COPY goes through copyIn and copyOut.")
        }
    }
}
