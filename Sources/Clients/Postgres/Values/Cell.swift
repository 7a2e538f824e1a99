/// One value of a result, in PostgreSQL's binary form; valid only while it is being decoded.
package struct Cell {
    /// The column's type.
    package let type: PostgresType
    /// The value's bytes; nil for `NULL`.
    package let bytes: UnsafeRawBufferPointer?

    /// A value as it lies in the result or in an array.
    package init(type: PostgresType, bytes: UnsafeRawBufferPointer?) {
        self.type = type
        self.bytes = bytes
    }

    /// The bytes of a value that must not be null.
    package func notNull() throws(CellFault) -> UnsafeRawBufferPointer {
        guard let bytes else { throw .null }
        return bytes
    }

    /// The bytes of a value that must not be null, of exactly this type.
    package func notNull(_ expected: PostgresType) throws(CellFault) -> UnsafeRawBufferPointer {
        guard type == expected else { throw .type }
        return try notNull()
    }

    /// The big-endian integer that the value's bytes begin with.
    package static func integer<Value: FixedWidthInteger>(
        _ bytes: UnsafeRawBufferPointer,
        at offset: Int = 0,
        as: Value.Type = Value.self
    ) throws(CellFault) -> Value {
        guard offset + MemoryLayout<Value>.size <= bytes.count else { throw .value("it ends too early") }
        return Value(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Value.self))
    }
}

extension [UInt8] {
    /// Appends an integer in network order, as PostgreSQL's binary forms are built.
    mutating func append<Value: FixedWidthInteger>(bigEndian value: Value) {
        Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
    }
}
