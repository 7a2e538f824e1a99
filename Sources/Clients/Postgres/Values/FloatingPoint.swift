extension Double: PostgresCodable {
    package static var postgresType: PostgresType { .float8 }

    /// IEEE 754, big-endian.
    package func encode(into bytes: inout [UInt8]) throws(EncodingFault) {
        bytes.append(bigEndian: bitPattern)
    }

    /// Reads `double precision` and `real`; never `numeric`, which it could not hold exactly.
    package static func decode(_ cell: Cell) throws(CellFault) -> Double {
        switch cell.type {
        case .float8: Double(bitPattern: try Cell.integer(try cell.notNull()))
        case .float4: Double(Float(bitPattern: try Cell.integer(try cell.notNull())))
        default: throw .type
        }
    }
}

extension Float: PostgresCodable {
    package static var postgresType: PostgresType { .float4 }

    /// IEEE 754, big-endian.
    package func encode(into bytes: inout [UInt8]) throws(EncodingFault) {
        bytes.append(bigEndian: bitPattern)
    }

    /// Reads `real`.
    package static func decode(_ cell: Cell) throws(CellFault) -> Float {
        Float(bitPattern: try Cell.integer(try cell.notNull(.float4)))
    }
}
