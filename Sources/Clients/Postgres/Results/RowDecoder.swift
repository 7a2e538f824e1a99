import CPostgres

/// Reads one row's columns from left to right.
struct RowDecoder {
    let rows: Rows
    let source: CallSite
    var row: Int32 = 0
    private var column: Int32 = 0

    init(_ rows: Rows, source: CallSite) {
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
