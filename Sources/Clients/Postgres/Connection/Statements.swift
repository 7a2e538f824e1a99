import CPostgres

extension Connection {
    /// Runs a statement outside a transaction and gives its whole answer.
    package nonisolated(nonsending) func rows(_ sql: SQL) async throws -> Rows {
        try await run([sql], in: nil)[0]
    }

    /// Runs statements in one round trip, in the transaction if there is one; gives their answers.
    func run(_ statements: [SQL], in transaction: Transaction?) async throws -> [Rows] {
        for statement in statements { try statement.check() }
        await takeTurn()
        defer { giveTurn() }
        let opening = try await enter(transaction)
        isAtRisk = transaction == nil
        let isRepeatable = transaction == nil ? statements.count == 1 : !opening.isEmpty
        do {
            return try await cancellable { Array(try await fly(opening + statements).suffix(statements.count)) }
        } catch let error as PostgresError where error.isStalePlan && isRepeatable {
            // Nothing has happened yet that the caller knows of, so the same can be sent once more.
            if transaction != nil { try leave(["ROLLBACK"]) }
            return try await cancellable { Array(try await fly(opening + statements).suffix(statements.count)) }
        }
    }

    /// Begin, settings, query and commit of a read-only transaction, in one round trip.
    func runOnce(_ opening: [SQL], _ sql: SQL) async throws -> Rows {
        for statement in opening + [sql] { try statement.check() }
        await takeTurn()
        defer { giveTurn() }
        _ = try await enter(nil)
        isAtRisk = false
        let flight = ["BEGIN READ ONLY"] + opening + [sql, "COMMIT"]
        do {
            return try await cancellable { try await fly(flight) }[opening.count + 1]
        } catch let error as PostgresError {
            try rollBackAfterFault()
            guard error.isStalePlan else { throw error }
            return try await cancellable { try await fly(flight) }[opening.count + 1]
        } catch let error as CancellationError {
            try rollBackAfterFault()
            throw error
        }
    }

    private func rollBackAfterFault() throws {
        if PQtransactionStatus(raw) != PQTRANS_IDLE { try leave(["ROLLBACK"]) }
    }

    /// What must be sent before a statement of this transaction.
    func enter(_ transaction: Transaction?) async throws -> [SQL] {
        guard copy != .in else { throw Misuse("A statement was run in the middle of a COPY.") }
        try await abandonCopy()
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

    /// Runs what the server is asked to cancel when the task is cancelled.
    func cancellable<Result>(_ work: () async throws -> Result) async throws -> Result {
        try Task.checkCancellation()
        let canceller = handle.canceller
        let number = canceller.begin()
        do {
            let result = try await withTaskCancellationHandler(operation: work) { canceller.cancel(number) }
            await canceller.end()
            return result
        } catch {
            await canceller.end()
            if Task.isCancelled, (error as? PostgresError)?.state == .queryCanceled { throw CancellationError() }
            throw error
        }
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
