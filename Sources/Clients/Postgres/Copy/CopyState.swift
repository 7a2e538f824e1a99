import CPostgres
import Synchronization

extension Connection {
    /// Which way a COPY is going.
    enum CopyDirection {
        case `in`
        case out
    }

    /// Sends the COPY statement and waits until the server is ready for the data, or has some.
    func beginCopy(_ sql: SQL, in transaction: Transaction?, expecting direction: CopyDirection) async throws {
        guard sql.parameters.isEmpty else { throw Misuse("COPY takes no parameters.") }
        await takeTurn()
        defer { giveTurn() }
        let opening = try await enter(transaction)
        isAtRisk = transaction == nil && direction == .in
        try await cancellable {
            if !opening.isEmpty { _ = try await fly(opening) }
            try await leavePipeline()
            copy = direction
            roundTrips += 1
            guard PQsendQuery(raw, sql.text) == 1, let result = try await nextResult() else { throw lose() }
            defer { PQclear(result) }
            if PQresultStatus(result) == (direction == .in ? PGRES_COPY_IN : PGRES_COPY_OUT) { return }
            let error = PostgresError(result, statement: sql.text)
            try await endCopy()
            throw PQresultStatus(result) == PGRES_FATAL_ERROR ? error : Misuse("That is not such a COPY.")
        }
    }

    /// Reads what the server says at the end of a COPY and goes back to pipeline mode; gives the number of rows.
    @discardableResult
    func endCopy() async throws -> Int {
        defer {
            copy = nil
            PQenterPipelineMode(raw)
            noteCondition()
        }
        return try await finishSimpleQuery("COPY")
    }

    /// Ends a COPY that somebody stopped reading.
    func abandonCopy() async throws {
        guard copy == .out else { return }
        let canceller = handle.canceller
        canceller.cancel(canceller.begin())
        do {
            while try await !nextCopyData().isLast {}
            await canceller.end()
        } catch {
            await canceller.end()
            // The cancelling was ours; in a transaction it has failed all the same.
            guard (error as? PostgresError)?.state == .queryCanceled else { throw error }
        }
    }
}
