import CPostgres

extension Connection {
    /// Runs a whole script of a trusted file, such as a migration, outside a transaction; it takes no parameters.
    ///
    /// Unless it says `BEGIN` and `COMMIT` itself, all of it happens or nothing.
    package nonisolated(nonsending) func script(_ text: String) async throws {
        try await runScript(text, in: nil)
    }

    nonisolated(nonsending) func runScript(_ text: String, in transaction: Transaction?) async throws {
        try await cancellable { try await self.runScript(text, in: transaction, as: $0) }
    }

    private func runScript(_ text: String, in transaction: Transaction?, as number: UInt64) throws {
        guard !text.utf8.contains(0) else { throw Misuse("A script holds a NUL character.") }
        try exchange(number) {
            let (closing, opening) = try enter(transaction)
            isAtRisk = transaction == nil
            if !(closing + opening).isEmpty { _ = try fly(closing + opening) }
            try leavePipeline()
            defer { PQenterPipelineMode(raw) }
            roundTrips += 1
            guard PQsendQuery(raw, text) == 1 else { throw lose() }
            try finishSimpleQuery(text)
            if openTransaction != nil, PQtransactionStatus(raw) == PQTRANS_IDLE {
                openTransaction = nil
                throw Misuse("A script ended the transaction it was run in.")
            }
        }
    }

    /// Leaves pipeline mode, which neither scripts nor COPY can be run in.
    func leavePipeline() throws {
        if isLost { throw lose() }
        try settle()
        guard PQexitPipelineMode(raw) == 1 else { throw lose() }
    }

    /// Reads all results of a simple query; throws the first error, gives the last statement's number of rows.
    @discardableResult
    func finishSimpleQuery(_ text: String) throws -> Int {
        var affected = 0
        var fault: PostgresError?
        while let result = try nextResult() {
            defer { PQclear(result) }
            switch PQresultStatus(result) {
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY:
                affected = Int(String(cString: PQcmdTuples(result))) ?? 0
            case PGRES_COPY_IN, PGRES_COPY_OUT: throw lose("COPY from or to the client cannot stand in a script.")
            default:
                let error = PostgresError(result, statement: text)
                if error.severity != "ERROR" || PQstatus(raw) == CONNECTION_BAD { throw lose(error.message) }
                fault = fault ?? error
            }
        }
        if let fault { throw fault }
        return affected
    }
}
