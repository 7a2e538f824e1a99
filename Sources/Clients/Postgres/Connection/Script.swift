import CPostgres

extension Connection {
    /// Runs a whole script of a trusted file, such as a migration, outside a transaction; it takes no parameters. Unless
    /// it says `BEGIN` and `COMMIT` itself, all of it happens or nothing.
    package nonisolated(nonsending) func script(_ text: String) async throws {
        try await runScript(text, in: nil)
    }

    func runScript(_ text: String, in transaction: Transaction?) async throws {
        guard !text.utf8.contains(0) else { throw Misuse("A script holds a NUL character.") }
        await takeTurn()
        defer { giveTurn() }
        let opening = try await enter(transaction)
        isAtRisk = transaction == nil
        if !opening.isEmpty { _ = try await fly(opening) }
        try await cancellable {
            try await leavePipeline()
            defer { PQenterPipelineMode(raw) }
            roundTrips += 1
            guard PQsendQuery(raw, text) == 1 else { throw lose() }
            try await finishSimpleQuery(text)
        }
        // A script may have changed tables or forgotten statements.
        noteTransactionEnd()
    }

    /// Leaves pipeline mode, which neither scripts nor COPY can be run in.
    func leavePipeline() async throws {
        if isLost { throw lose() }
        try await settle()
        guard PQexitPipelineMode(raw) == 1 else { throw lose() }
    }

    /// Reads all results of a simple query; throws the first error, gives the last statement's number of rows.
    @discardableResult
    func finishSimpleQuery(_ text: String) async throws -> Int {
        var affected = 0
        var fault: PostgresError?
        while let result = try await nextResult() {
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

    private func noteTransactionEnd() {
        if openTransaction != nil, PQtransactionStatus(raw) == PQTRANS_IDLE { openTransaction = nil }
    }
}
