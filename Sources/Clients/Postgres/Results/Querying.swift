/// Where statements can be run: a connection, a transaction, a pool.
package protocol Querying: Sendable {
    /// Runs a statement and gives its whole answer.
    nonisolated(nonsending) func rows(_ sql: SQL) async throws -> Rows
}

extension Querying {
    /// Runs a statement and gives how many rows it inserted, changed, deleted or selected.
    @discardableResult
    package nonisolated(nonsending) func execute(_ sql: SQL) async throws -> Int {
        try await rows(sql).affected
    }

    /// Every row, made by the function, whose parameters' types say how the columns are read: `all("…", College.init)`.
    package nonisolated(nonsending) func all<each Column: PostgresDecodable, Made>(
        _ sql: SQL,
        _ make: (repeat each Column) throws -> Made,
        file: String = #fileID,
        line: Int = #line
    ) async throws -> [Made] {
        try await rows(sql).map(make, CallSite(file: file, line: line))
    }

    /// The first row, or nil if there is none.
    package nonisolated(nonsending) func first<each Column: PostgresDecodable, Made>(
        _ sql: SQL,
        _ make: (repeat each Column) throws -> Made,
        file: String = #fileID,
        line: Int = #line
    ) async throws -> Made? {
        try await rows(sql).map(make, CallSite(file: file, line: line), limit: 1).first
    }

    /// The one row; throws ``NoRow`` if there is none and ``SeveralRows`` if there are more.
    package nonisolated(nonsending) func one<each Column: PostgresDecodable, Made>(
        _ sql: SQL,
        _ make: (repeat each Column) throws -> Made,
        file: String = #fileID,
        line: Int = #line
    ) async throws -> Made {
        let rows = try await rows(sql)
        let source = CallSite(file: file, line: line)
        guard let made = try rows.map(make, source, limit: 1).first else {
            throw NoRow(statement: sql.text, source: source)
        }
        guard rows.count == 1 else { throw SeveralRows(count: rows.count, statement: sql.text, source: source) }
        return made
    }
}

extension Querying {
    /// The values of a result with one column.
    package nonisolated(nonsending) func all<Value: PostgresDecodable>(
        _ sql: SQL,
        as type: Value.Type = Value.self,
        file: String = #fileID,
        line: Int = #line
    ) async throws -> [Value] {
        try await all(sql, { (value: Value) in value }, file: file, line: line)
    }

    /// The first value of a result with one column, or nil if there is no row.
    package nonisolated(nonsending) func first<Value: PostgresDecodable>(
        _ sql: SQL,
        as type: Value.Type = Value.self,
        file: String = #fileID,
        line: Int = #line
    ) async throws -> Value? {
        try await first(sql, { (value: Value) in value }, file: file, line: line)
    }

    /// The value of a result with one column and one row.
    package nonisolated(nonsending) func one<Value: PostgresDecodable>(
        _ sql: SQL,
        as type: Value.Type = Value.self,
        file: String = #fileID,
        line: Int = #line
    ) async throws -> Value {
        try await one(sql, { (value: Value) in value }, file: file, line: line)
    }
}

extension Rows {
    /// Every row, made by the function, whose parameters' types say how the columns are read.
    package func map<each Column: PostgresDecodable, Made>(
        _ make: (repeat each Column) throws -> Made,
        _ source: CallSite,
        limit: Int = .max
    ) throws -> [Made] {
        var decoder = RowDecoder(self, source: source)
        var width = 0
        for _ in repeat (each Column).self { width += 1 }
        try decoder.check(columns: width)
        let count = min(count, limit)
        var made: [Made] = []
        made.reserveCapacity(count)
        for row in 0..<count {
            decoder.go(to: Int32(row))
            made.append(try make(repeat try decoder.next((each Column).self)))
        }
        return made
    }
}
