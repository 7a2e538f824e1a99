import CPostgres

/// The data of a `COPY … TO STDOUT`, in pieces of whole rows of some 64 KiB; read only as fast as it is used.
///
/// Whoever stops early leaves the COPY open; whatever uses the connection next has the server cancel it first, and a
/// transaction that it was part of has failed.
package struct CopyOut: AsyncSequence {
    package typealias Element = [UInt8]

    let connection: Connection
    let sql: SQL
    let transaction: Transaction?

    /// Begins to read; the statement is sent with the first piece.
    package func makeAsyncIterator() -> Iterator {
        Iterator(copy: self)
    }

    /// Reads piece after piece.
    package struct Iterator: AsyncIteratorProtocol {
        let copy: CopyOut
        private var isBegun = false
        private var isOver = false

        init(copy: CopyOut) {
            self.copy = copy
        }

        /// The next piece, or nil at the end.
        package mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(any Error) -> [UInt8]? {
            if isOver { return nil }
            if !isBegun { try await copy.connection.beginCopy(copy.sql, in: copy.transaction, expecting: .out) }
            isBegun = true
            let (piece, isLast) = try await copy.connection.readCopyData()
            isOver = isLast
            return piece.isEmpty ? nil : piece
        }
    }
}

extension Connection {
    /// `COPY … TO STDOUT`, outside a transaction.
    package nonisolated func copyOut(_ sql: SQL) -> CopyOut {
        CopyOut(connection: self, sql: sql, transaction: nil)
    }

    nonisolated(nonsending) func readCopyData() async throws -> (bytes: [UInt8], isLast: Bool) {
        try await cancellable { try await self.readCopyData(as: $0) }
    }

    private func readCopyData(as number: UInt64) throws -> (bytes: [UInt8], isLast: Bool) {
        guard copy?.direction == .out else { throw Misuse("A COPY was read after it had ended.") }
        return try exchange(number) { try nextCopyData() }
    }

    /// Gathers whole rows, as many as have come, and some 64 KiB of them at most.
    func nextCopyData() throws -> (bytes: [UInt8], isLast: Bool) {
        var piece: [UInt8] = []
        while piece.count < 65_536 {
            var row: UnsafeMutablePointer<CChar>?
            let length = PQgetCopyData(raw, &row, 1)
            switch length {
            case 1...:
                piece.append(contentsOf: UnsafeRawBufferPointer(start: row, count: Int(length)))
                PQfreemem(row)
            case 0 where piece.isEmpty: try wait()
            case 0: return (piece, false)
            case -1:
                try endCopy()
                return (piece, true)
            default: throw lose()
            }
        }
        return (piece, false)
    }
}

extension Transaction {
    /// `COPY … TO STDOUT`.
    package func copyOut(_ sql: SQL) throws -> CopyOut {
        CopyOut(connection: try connection, sql: sql, transaction: self)
    }
}
