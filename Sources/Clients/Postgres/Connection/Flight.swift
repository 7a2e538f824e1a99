import CPostgres

/// An answer that the server owes.
enum Expectation {
    case preparation(StatementCache.Key, name: String, statement: String)
    case rows(SQL, StatementCache.Key?)
    case sync
}

extension Connection {
    /// Sends statements in one write and waits for all their answers: one round trip. The first error is thrown; the
    /// server skips what follows it.
    func fly(_ statements: [SQL]) async throws -> [Rows] {
        roundTrips += 1
        return try await land(try launch(statements))
    }

    /// Sends statements without waiting; the answers are read before those of whatever is sent next.
    func leave(_ statements: [SQL]) throws {
        outstanding += try launch(statements)
    }

    /// Reads the answers that are still outstanding.
    func settle() async throws {
        if !outstanding.isEmpty { _ = try await land([]) }
    }

    private func launch(_ statements: [SQL]) throws -> [Expectation] {
        if isLost { throw lose() }
        mayHaveUnread = false
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
                    raw, text, parameters.count, parameters.types, parameters.values, parameters.lengths,
                    parameters.formats, 1
                )
                return [.rows(sql, nil)]
            }
            let key = StatementCache.Key(text: text, types: sql.parameters.map(\.type))
            let (name, isNew) = self.statements.name(for: key)
            if isNew { PQsendPrepare(raw, name, text, parameters.count, parameters.types) }
            PQsendQueryPrepared(
                raw, name, parameters.count, parameters.values, parameters.lengths, parameters.formats, 1
            )
            return (isNew ? [.preparation(key, name: name, statement: text)] : []) + [.rows(sql, key)]
        }
    }

    /// Frees prepared statements that made room for others; by itself, so that a fault there hits nothing else.
    private func releaseSuperfluous() -> [Expectation] {
        guard !statements.superfluous.isEmpty, PQtransactionStatus(raw) == PQTRANS_IDLE else { return [] }
        let names = statements.takeSuperfluous()
        var expectations: [Expectation] = []
        for name in names {
            expectations += send(SQL(once: "DEALLOCATE \(name)"))
            PQpipelineSync(raw)
            expectations.append(.sync)
        }
        return expectations
    }

    /// Reads what was outstanding and what is expected; gives the rows of the latter.
    private func land(_ expectations: [Expectation]) async throws -> [Rows] {
        let earlier = outstanding
        outstanding = []
        for expectation in earlier {
            _ = try await answer(to: expectation)
        }
        var rows: [Rows] = []
        var fault: PostgresError?
        for expectation in expectations {
            switch try await answer(to: expectation) {
            case .success(let some?): rows.append(some)
            case .success(nil): break
            case .failure(let error): fault = fault ?? error
            }
        }
        if let fault { throw fault }
        return rows
    }

    /// Reads the answer to one expectation, whole.
    private func answer(to expectation: Expectation) async throws -> Result<Rows?, PostgresError> {
        guard let result = try await nextResult() else { throw lose("libpq lost count of the pipeline's answers.") }
        let status = PQresultStatus(result)
        if case .sync = expectation {
            PQclear(result)
            guard status == PGRES_PIPELINE_SYNC else { throw lose("libpq lost count of the pipeline's answers.") }
            return .success(nil)
        }
        guard try await nextResult() == nil else { throw lose("A statement had two answers.") }
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
            return .failure(try fault(in: result, after: expectation))
        }
    }

    private func notPrepared(_ expectation: Expectation) {
        if case .preparation(let key, let name, _) = expectation { statements.forget(key, named: name) }
    }

    private func fault(in result: OpaquePointer, after expectation: Expectation) throws -> PostgresError {
        let statement: String? =
            switch expectation {
            case .preparation(_, _, let statement): statement
            case .rows(let sql, _): sql.text
            case .sync: nil
            }
        let error = PostgresError(result, statement: statement)
        if error.severity != "ERROR" || PQstatus(raw) == CONNECTION_BAD { throw lose(error.message) }
        if case .rows(_, let key?) = expectation, error.isStalePlan { statements.renounce(key) }
        return error
    }

    /// The next result, or nil between two statements' results; waits for the server without holding the thread.
    func nextResult() async throws -> OpaquePointer? {
        while PQisBusy(raw) != 0 {
            let isUnsent = PQflush(raw) == 1
            await wait(for: isUnsent ? .readingOrWriting : mayHaveUnread ? .readingAgain : .reading)
            mayHaveUnread = true
            guard PQconsumeInput(raw) == 1 else { throw lose() }
        }
        return PQgetResult(raw)
    }

    /// Waits until the socket is ready.
    func wait(for interest: Watch.Interest) async {
        // A continuation resumes on no actor's executor but on the task's: this one, or there would be another change of threads.
        await withTaskExecutorPreference(thread.loop) {
            await withCheckedContinuation { watch.wait(for: interest, $0) }
        }
    }
}

extension PostgresError {
    /// Whether a prepared statement no longer fits the tables, or the server has forgotten it; preparing it again mends
    /// both.
    var isStalePlan: Bool {
        state == .invalidStatementName || (state == .featureNotSupported && message.hasPrefix("cached plan must not"))
    }
}
