/// What can be read from a column of a result.
///
/// A `RawRepresentable` type whose raw value is decodable, such as an enum of strings, only declares the conformance.
package protocol PostgresDecodable: PostgresDecodableElement {
    /// Reads PostgreSQL's binary form.
    static func decode(_ cell: Cell) throws(CellFault) -> Self
}

/// What can be the element of an array column.
package protocol PostgresDecodableElement: Sendable {
    /// Reads the binary form of a whole array.
    static func decode(array cell: Cell) throws(CellFault) -> [Self]
}

extension PostgresDecodable where Self: RawRepresentable, RawValue: PostgresDecodable {
    /// Reads the raw value and refuses one that is not a case.
    package static func decode(_ cell: Cell) throws(CellFault) -> Self {
        let raw = try RawValue.decode(cell)
        guard let value = Self(rawValue: raw) else { throw .value("no case has the raw value \(raw)") }
        return value
    }
}
