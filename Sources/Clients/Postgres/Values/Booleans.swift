extension Bool: PostgresCodable {
    package static var postgresType: PostgresType { .bool }

    /// One byte.
    package func encode(into bytes: inout [UInt8]) throws(EncodingFault) {
        bytes.append(self ? 1 : 0)
    }

    /// Reads `boolean`.
    package static func decode(_ cell: Cell) throws(CellFault) -> Bool {
        try Cell.integer(try cell.notNull(.bool), as: UInt8.self) != 0
    }
}
