extension Int16: PostgresCodable {
    package static var postgresType: PostgresType { .int2 }
}

extension Int32: PostgresCodable {
    package static var postgresType: PostgresType { .int4 }
}

extension Int64: PostgresCodable {
    package static var postgresType: PostgresType { .int8 }
}

extension Int: PostgresCodable {
    package static var postgresType: PostgresType { .int8 }
}

extension PostgresEncodable where Self: FixedWidthInteger {
    /// Big-endian, as wide as the type.
    package func encode(into bytes: inout [UInt8]) throws(EncodingFault) {
        bytes.append(bigEndian: self)
    }
}

extension PostgresDecodable where Self: FixedWidthInteger {
    /// Reads `smallint`, `integer` and `bigint`, where the value fits.
    package static func decode(_ cell: Cell) throws(CellFault) -> Self {
        let wide: Int64
        switch cell.type {
        case .int8: wide = try Cell.integer(try cell.notNull())
        case .int4: wide = Int64(try Cell.integer(try cell.notNull(), as: Int32.self))
        case .int2: wide = Int64(try Cell.integer(try cell.notNull(), as: Int16.self))
        default: throw .type
        }
        guard let value = Self(exactly: wide) else { throw .value("\(wide) does not fit") }
        return value
    }
}
