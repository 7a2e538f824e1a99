import CPostgres
import Synchronization

extension Connection {
    /// `COPY … FROM STDIN`, outside a transaction; gives how many rows were copied. When the body throws, none is.
    @discardableResult
    package nonisolated(nonsending) func copyIn(
        _ sql: SQL, _ body: nonisolated(nonsending) (CopyWriter) async throws -> Void
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
    func sendCopyData(_ bytes: [UInt8]) async throws {
        guard copy == .in else { throw Misuse("Data was written to a COPY that has ended.") }
        try await cancellable {
            let sent = bytes.withUnsafeBytes { buffer in
                PQputCopyData(raw, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
            }
            // The server has refused a row and listens no more.
            guard sent == 1 else {
                try await endCopy()
                return
            }
            while PQflush(raw) == 1 {
                await wait(for: .readingOrWriting)
                guard PQconsumeInput(raw) == 1 else { throw lose() }
            }
            guard PQconsumeInput(raw) == 1 else { throw lose() }
        }
    }

    private func finishCopyIn() async throws -> Int {
        guard copy == .in else { return 0 }
        return try await cancellable {
            PQputCopyEnd(raw, nil)
            return try await endCopy()
        }
    }

    /// Tells the server that the data will not be complete; it forgets what came, and the transaction has failed.
    private func abortCopyIn() async {
        guard copy == .in, !isLost else { return }
        PQputCopyEnd(raw, "given up by the client")
        // What the server says to that is what was asked for; a lost connection is noted by itself.
        do { try await endCopy() } catch {}
    }
}

extension Transaction {
    /// `COPY … FROM STDIN`; gives how many rows were copied. When the body throws, none is and the transaction has
    /// failed.
    @discardableResult
    package nonisolated(nonsending) func copyIn(
        _ sql: SQL, _ body: nonisolated(nonsending) (CopyWriter) async throws -> Void
    ) async throws -> Int {
        try await connection.copyIn(sql, in: self, body)
    }
}
