extension Optional: PostgresElement where Wrapped: PostgresEncodable {}

extension Optional: PostgresEncodable where Wrapped: PostgresEncodable {
    /// The wrapped value's type.
    package static var postgresType: PostgresType { Wrapped.postgresType }

    /// Whether there is no value.
    package var isNull: Bool { self?.isNull ?? true }

    /// The wrapped value's form.
    package func encode(into bytes: inout [UInt8]) throws(EncodingFault) {
        if let self { try self.encode(into: &bytes) }
    }
}

extension Optional: PostgresDecodableElement where Wrapped: PostgresDecodable {}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
    /// Reads `NULL` as nil.
    package static func decode(_ cell: Cell) throws(CellFault) -> Wrapped? {
        cell.bytes == nil ? nil : try Wrapped.decode(cell)
    }
}
