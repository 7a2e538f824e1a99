import Foundation

extension UUID: PostgresCodable {
    package static var postgresType: PostgresType { .uuid }

    /// Its 16 bytes.
    package func encode(into bytes: inout [UInt8]) throws(EncodingFault) {
        Swift.withUnsafeBytes(of: uuid) { bytes.append(contentsOf: $0) }
    }

    /// Reads `uuid`.
    package static func decode(_ cell: Cell) throws(CellFault) -> UUID {
        let bytes = try cell.notNull(.uuid)
        guard bytes.count == 16 else { throw .value("it has \(bytes.count) bytes") }
        return UUID(uuid: bytes.loadUnaligned(as: uuid_t.self))
    }
}
