extension String: PostgresCodable {
    package static var postgresType: PostgresType { .text }

    /// UTF-8; PostgreSQL's text holds no NUL, so neither may the string.
    package func encode(into bytes: inout [UInt8]) throws(EncodingFault) {
        let start = bytes.count
        bytes.append(contentsOf: utf8)
        guard !bytes[start...].contains(0) else { throw EncodingFault("text with a NUL character") }
    }

    /// Reads text of every kind, JSON as text, and enums and other text-like types of the user's own.
    package static func decode(_ cell: Cell) throws(CellFault) -> String {
        var bytes = try cell.notNull()
        switch cell.type {
        case .text, .varchar, .name, .bpchar, .json, .unknown: break
        case .jsonb: bytes = UnsafeRawBufferPointer(rebasing: bytes.dropFirst())
        case let type where type.oid >= PostgresType.firstUserDefined && !bytes.contains(0): break
        default: throw .type
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .value("it is not UTF-8") }
        return text
    }
}
