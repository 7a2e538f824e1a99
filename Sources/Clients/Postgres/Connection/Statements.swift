import CPostgres

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
            let opening = try enter(transaction)
            isAtRisk = transaction == nil
            do {
                return try fly(opening + statements).suffix(statements.count)
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
            _ = try enter(nil)
            isAtRisk = false
            let flight = ["BEGIN READ ONLY"] + opening + [sql, "COMMIT"]
            do {
                return try fly(flight)[opening.count + 1]
            } catch let error as PostgresError {
                if PQtransactionStatus(raw) != PQTRANS_IDLE { try leave(["ROLLBACK"]) }
                guard error.isStalePlan else { throw error }
                return try fly(flight)[opening.count + 1]
            }
        }
    }

    /// What must be sent before a statement of this transaction.
    func enter(_ transaction: Transaction?) throws -> [SQL] {
        guard copy?.direction != .in else { throw Misuse("A statement was run in the middle of a COPY.") }
        try abandonCopy()
        guard let transaction else {
            guard openTransaction == nil else { throw Misuse("A statement was run beside the open transaction.") }
            return []
        }
        if openTransaction == transaction.number { return [] }
        guard transaction.number > lastOpened else { throw TransactionEnded() }
        guard openTransaction == nil else { throw Misuse("A transaction was begun inside another.") }
        openTransaction = transaction.number
        lastOpened = transaction.number
        return [transaction.isReadOnly ? "BEGIN READ ONLY" : "BEGIN"] + transaction.opening
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
