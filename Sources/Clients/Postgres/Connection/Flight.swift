import CPostgres

/// An answer that the server owes.
enum Expectation {
    case preparation(StatementCache.Key, name: String, statement: String)
    case rows(SQL)
    /// Of no interest, whatever it is.
    case any
    case sync
}

extension Connection {
    /// Sends statements in one write and waits for all their answers: one round trip. The first error is thrown; the
    /// server skips what follows it.
    func fly(_ statements: [SQL]) throws -> [Rows] {
        roundTrips += 1
        return try land(try launch(statements))
    }

    /// Sends statements without waiting; the answers are read before those of whatever is sent next.
    func leave(_ statements: [SQL]) throws {
        outstanding += try launch(statements)
    }

    /// Reads the answers that are still outstanding.
    func settle() throws {
        if !outstanding.isEmpty { _ = try land([]) }
    }

    /// Sends statements and what ends them; gives the answers to expect.
    func launch(_ statements: [SQL]) throws -> [Expectation] {
        if isLost { throw lose() }
        var expectations = releaseSuperfluous()
        for statement in statements {
            expectations += send(statement)
        }
        guard PQpipelineSync(raw) == 1 else { throw lose() }
        return expectations + [.sync]
    }

    /// Queues a statement, and its preparation if the server has not prepared it yet.
    private func send(_ sql: SQL) -> [Expectation] {
        let text = sql.text
        return sql.withParameters { parameters in
            guard sql.isPrepared else {
                PQsendQueryParams(
                    raw,
                    text,
                    parameters.count,
                    parameters.types,
                    parameters.values,
                    parameters.lengths,
                    parameters.formats,
                    1
                )
                return [.rows(sql)]
            }
            let key = StatementCache.Key(text: text, types: sql.parameters.map(\.type))
            let (name, isNew) = self.statements.name(for: key)
            if isNew { PQsendPrepare(raw, name, text, parameters.count, parameters.types) }
            PQsendQueryPrepared(
                raw,
                name,
                parameters.count,
                parameters.values,
                parameters.lengths,
                parameters.formats,
                1
            )
            return (isNew ? [.preparation(key, name: name, statement: text)] : []) + [.rows(sql)]
        }
    }

    /// Frees prepared statements that made room for others; by itself, so that a fault there hits nothing else.
    private func releaseSuperfluous() -> [Expectation] {
        guard !statements.superfluous.isEmpty, PQtransactionStatus(raw) == PQTRANS_IDLE else { return [] }
        let names = statements.takeSuperfluous()
        var expectations: [Expectation] = []
        for name in names {
            _ = send(SQL(once: "DEALLOCATE \(name)"))
            PQpipelineSync(raw)
            expectations += [.any, .sync]
        }
        return expectations
    }

    /// Reads what was outstanding and what is expected; gives the rows of the latter.
    func land(_ expectations: [Expectation]) throws -> [Rows] {
        let earlier = outstanding
        outstanding = []
        for expectation in earlier {
            _ = try answer(to: expectation)
        }
        var rows: [Rows] = []
        var fault: PostgresError?
        for expectation in expectations {
            switch try answer(to: expectation) {
            case .success(let some?): rows.append(some)
            case .success(nil): break
            case .failure(let error): fault = fault ?? error
            }
        }
        if let fault { throw fault }
        return rows
    }

    /// Reads the answer to one expectation, whole.
    private func answer(to expectation: Expectation) throws -> Result<Rows?, PostgresError> {
        guard let result = try nextResult() else { throw lose("libpq lost count of the pipeline's answers.") }
        let status = PQresultStatus(result)
        if case .sync = expectation {
            PQclear(result)
            guard status == PGRES_PIPELINE_SYNC else { throw lose("libpq lost count of the pipeline's answers.") }
            return .success(nil)
        }
        guard try nextResult() == nil else { throw lose("A statement had two answers.") }
        switch status {
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY:
            let rows = Rows(result)
            if case .rows = expectation { return .success(rows) }
            return .success(nil)
        case PGRES_PIPELINE_ABORTED:
            PQclear(result)
            notPrepared(expectation)
            return .success(nil)
        default:
            defer { PQclear(result) }
            notPrepared(expectation)
            let fault = try fault(in: result, after: expectation)
            if case .any = expectation { return .success(nil) }
            return .failure(fault)
        }
    }

    private func notPrepared(_ expectation: Expectation) {
        if case .preparation(let key, let name, _) = expectation { statements.forget(key, named: name) }
    }

    private func fault(in result: OpaquePointer, after expectation: Expectation) throws -> PostgresError {
        let statement: String? =
            switch expectation {
            case .preparation(_, _, let statement): statement
            case .rows(let sql): sql.text
            case .any, .sync: nil
            }
        let error = PostgresError(result, statement: statement)
        if error.severity != "ERROR" || PQstatus(raw) == CONNECTION_BAD { throw lose(error.message) }
        if error.isStalePlan { statements.renounceAll() }
        return error
    }

    /// The next result, or nil between two statements' results; blocks until the server has sent it.
    func nextResult() throws -> OpaquePointer? {
        while PQisBusy(raw) != 0 {
            try wait(writing: PQflush(raw) == 1)
        }
        return PQgetResult(raw)
    }

    /// Blocks until the server has sent something or, if asked for, can take more; reads what it sent.
    func wait(writing: Bool = false, milliseconds: Int32? = nil) throws {
        let patience = milliseconds ?? handle.patience
        handle.canceller.alarm.wait(for: handle.socket, writing: writing, milliseconds: patience)
        if handle.canceller.hasGivenUp(running) { throw lose("The server did not answer to a request to cancel.") }
        guard PQconsumeInput(raw) == 1 else { throw lose() }
    }
}

extension PostgresError {
    /// Whether a prepared statement no longer fits the tables, or the server has forgotten it; preparing it again mends
    /// both.
    var isStalePlan: Bool {
        state == .invalidStatementName || (state == .featureNotSupported && message.hasPrefix("cached plan must not"))
    }
}
