import CPostgres
import Synchronization

extension Connection {
    /// `COPY … FROM STDIN`, outside a transaction; gives how many rows were copied. When the body throws, none is.
    @discardableResult
    package nonisolated(nonsending) func copyIn(
        _ sql: SQL,
        _ body: nonisolated(nonsending) (CopyWriter) async throws -> Void
    ) async throws -> Int {
        try await copyIn(sql, in: nil, body)
    }

    nonisolated(nonsending) func copyIn(
        _ sql: SQL,
        in transaction: Transaction?,
        _ body: nonisolated(nonsending) (CopyWriter) async throws -> Void
    ) async throws -> Int {
        try await beginCopy(sql, in: transaction, expecting: .in)
        let writer = CopyWriter(self)
        do {
            try await body(writer)
            try await writer.flush()
        } catch {
            await abortCopyIn()
            throw error
        }
        return try await finishCopyIn()
    }

    /// Sends a piece of the data and waits while the server cannot take more.
    nonisolated(nonsending) func sendCopyData(_ bytes: [UInt8]) async throws {
        try await cancellable { try await self.sendCopyData(bytes, as: $0) }
    }

    private func sendCopyData(_ bytes: [UInt8], as number: UInt64) throws {
        guard copy?.direction == .in else { throw Misuse("Data was written to a COPY that has ended.") }
        try exchange(number) {
            let sent = bytes.withUnsafeBytes { buffer in
                PQputCopyData(raw, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
            }
            guard sent == 1 else { throw lose() }
            while PQflush(raw) == 1 { try wait(writing: true) }
            // libpq tells of a broken connection only when it reads. A server that has merely refused a row reads on
            // without looking; what was wrong is heard at the end.
            guard PQconsumeInput(raw) == 1 else { throw lose() }
        }
    }

    private nonisolated(nonsending) func finishCopyIn() async throws -> Int {
        try await cancellable { try await self.finishCopyIn(as: $0) }
    }

    private func finishCopyIn(as number: UInt64) throws -> Int {
        guard copy?.direction == .in else { throw Misuse("A COPY was ended twice.") }
        return try exchange(number) {
            PQputCopyEnd(raw, nil)
            return try endCopy()
        }
    }

    /// Tells the server that the data will not be complete; it forgets what came, and a transaction has failed.
    private func abortCopyIn() {
        guard copy?.direction == .in, !isLost else { return }
        defer { noteCondition() }
        PQputCopyEnd(raw, "given up by the client")
        // What the server says to that is what was asked for; a lost connection is noted by itself.
        do { try endCopy() } catch {}
    }
}

extension Transaction {
    /// `COPY … FROM STDIN`; gives how many rows were copied. When the body throws, none is and the transaction has
    /// failed.
    @discardableResult
    package nonisolated(nonsending) func copyIn(
        _ sql: SQL,
        _ body: nonisolated(nonsending) (CopyWriter) async throws -> Void
    ) async throws -> Int {
        try await connection.copyIn(sql, in: self, body)
    }
}
