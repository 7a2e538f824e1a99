extension Pool: Querying {
    /// Runs one statement on some connection, in a transaction of its own.
    package nonisolated(nonsending) func rows(_ sql: SQL) async throws -> Rows {
        try await withConnection { try await $0.rows(sql) }
    }

    /// Runs the body in a transaction on some connection; see ``Connection/transaction(opening:readOnly:_:)``.
    @discardableResult
    package nonisolated(nonsending) func transaction<Result>(
        opening: [SQL] = [],
        readOnly: Bool = false,
        deadline: Duration? = nil,
        _ body: nonisolated(nonsending) (Transaction) async throws -> Result
    ) async throws -> Result {
        try await withConnection(deadline: deadline) { connection in
            try await connection.transaction(opening: opening, readOnly: readOnly, body)
        }
    }

    /// Runs one query in a read-only transaction of its own, in one round trip; see
    /// ``Connection/readOnce(opening:_:_:file:line:)``.
    package nonisolated(nonsending) func readOnce<each Column: PostgresDecodable, Made>(
        opening: [SQL] = [],
        deadline: Duration? = nil,
        _ sql: SQL,
        _ make: (repeat each Column) throws -> Made,
        file: String = #fileID,
        line: Int = #line
    ) async throws -> [Made] {
        try await withConnection(deadline: deadline) { connection in
            try await connection.readOnce(opening: opening, sql, make, file: file, line: line)
        }
    }
}
