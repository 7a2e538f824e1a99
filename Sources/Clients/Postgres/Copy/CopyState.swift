import CPostgres
import Synchronization

extension Connection {
    /// A COPY that is under way.
    struct Copy {
        let direction: CopyDirection
        let statement: String
    }

    /// Which way a COPY is going.
    enum CopyDirection {
        case `in`
        case out
    }

    /// Sends the COPY statement and waits until the server is ready for the data, or has some.
    nonisolated(nonsending) func beginCopy(
        _ sql: SQL,
        in transaction: Transaction?,
        expecting direction: CopyDirection
    ) async throws {
        try await cancellable { try await self.beginCopy(sql, in: transaction, expecting: direction, as: $0) }
    }

    private func beginCopy(
        _ sql: SQL,
        in transaction: Transaction?,
        expecting direction: CopyDirection,
        as number: UInt64
    ) throws {
        guard sql.parameters.isEmpty else { throw Misuse("COPY takes no parameters.") }
        try exchange(number) {
            let (closing, opening) = try enter(transaction)
            isAtRisk = transaction == nil && direction == .in
            if !(closing + opening).isEmpty { _ = try fly(closing + opening) }
            try leavePipeline()
            copy = Copy(direction: direction, statement: sql.text)
            roundTrips += 1
            guard PQsendQuery(raw, sql.text) == 1, let result = try nextResult() else { throw lose() }
            defer { PQclear(result) }
            switch (direction, PQresultStatus(result)) {
            case (.in, PGRES_COPY_IN), (.out, PGRES_COPY_OUT): return
            case (_, PGRES_FATAL_ERROR): try refuseCopy(PostgresError(result, statement: sql.text))
            case (_, PGRES_COPY_IN), (_, PGRES_COPY_OUT): throw lose("A COPY goes the other way.")
            default: try refuseCopy(Misuse("That is no COPY."))
            }
        }
    }

    private func refuseCopy(_ error: any Error) throws {
        try endCopy()
        throw error
    }

    /// Reads what the server says at the end of a COPY and goes back to pipeline mode; gives the number of rows.
    @discardableResult
    func endCopy() throws -> Int {
        defer {
            copy = nil
            PQenterPipelineMode(raw)
        }
        return try finishSimpleQuery(copy?.statement ?? "COPY")
    }

    /// Ends a COPY that somebody stopped reading.
    func abandonCopy() throws {
        guard copy?.direction == .out else { return }
        let canceller = handle.canceller
        let number = canceller.newNumber()
        canceller.begin(number)
        canceller.cancel(number)
        defer {
            if isLost { canceller.abandon() } else { canceller.begin(running) }
        }
        do {
            while try !nextCopyData().isLast {}
        } catch let error as PostgresError where error.state == .queryCanceled {
            // The cancelling was ours; in a transaction it has failed all the same.
        }
    }
}
