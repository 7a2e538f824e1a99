import Foundation

extension UInt8: PostgresElement, PostgresDecodableElement {
    /// An array of bytes is a `bytea`.
    package static var postgresArrayType: PostgresType? { .bytea }

    /// The bytes themselves.
    package static func encode(array: [UInt8], into bytes: inout [UInt8]) throws(EncodingFault) {
        bytes.append(contentsOf: array)
    }

    /// Reads `bytea`.
    package static func decode(array cell: Cell) throws(CellFault) -> [UInt8] {
        [UInt8](try cell.notNull(.bytea))
    }
}

extension Data: PostgresCodable {
    package static var postgresType: PostgresType { .bytea }

    /// The bytes themselves.
    package func encode(into bytes: inout [UInt8]) throws(EncodingFault) {
        bytes.append(contentsOf: self)
    }

    /// Reads `bytea`.
    package static func decode(_ cell: Cell) throws(CellFault) -> Data {
        Data(try cell.notNull(.bytea))
    }
}
