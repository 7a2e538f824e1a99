import CPostgres

/// Reads one row's columns from left to right.
struct RowDecoder {
    let rows: Rows
    let source: Source
    var row: Int32 = 0
    private var column: Int32 = 0

    init(_ rows: Rows, source: Source) {
        self.rows = rows
        self.source = source
    }

    /// Goes to the beginning of a row.
    mutating func go(to row: Int32) {
        self.row = row
        column = 0
    }

    /// The next column's value.
    mutating func next<Value: PostgresDecodable>(_ type: Value.Type = Value.self) throws -> Value {
        defer { column += 1 }
        let cell = rows.cell(row: row, column: column)
        do {
            return try Value.decode(cell)
        } catch {
            throw DecodingFault(
                row: Int(row),
                column: String(cString: PQfname(rows.result, column)),
                postgresType: cell.type,
                swiftType: "\(Value.self)",
                cause: error,
                source: source
            )
        }
    }

    /// Throws unless the result has as many columns as are going to be read.
    func check(columns expected: Int) throws(ColumnCountMismatch) {
        let count = Int(PQnfields(rows.result))
        guard count == expected else {
            throw ColumnCountMismatch(expected: expected, columns: rows.columns, source: source)
        }
    }
}

/// A place in the source code.
package struct Source: Hashable, Sendable, CustomStringConvertible {
    /// As `#fileID` gives it.
    package let file: String
    /// As `#line` gives it.
    package let line: Int

    /// A place in the source code.
    package init(file: String, line: Int) {
        self.file = file
        self.line = line
    }

    /// `Module/File.swift:12`.
    package var description: String { "\(file):\(line)" }
}
