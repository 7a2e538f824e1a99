extension Array: PostgresElement where Element: PostgresElement {}

extension Array: PostgresEncodable where Element: PostgresElement {
    /// `bytea` for bytes, the element's array type for everything else.
    package static var postgresType: PostgresType { Element.postgresArrayType ?? .unknown }

    /// One dimension, indexed from 1.
    package func encode(into bytes: inout [UInt8]) throws(EncodingFault) {
        try Element.encode(array: self, into: &bytes)
    }
}

extension Array: PostgresDecodableElement where Element: PostgresDecodableElement {}

extension Array: PostgresDecodable where Element: PostgresDecodableElement {
    /// Reads an array of one dimension, or none.
    package static func decode(_ cell: Cell) throws(CellFault) -> [Element] {
        try Element.decode(array: cell)
    }
}

extension PostgresEncodable {
    /// The array type that belongs to the element's.
    package static var postgresArrayType: PostgresType? { PostgresType.arrays[postgresType] }

    /// Number of dimensions, a flag that PostgreSQL ignores, element type, length, lower bound, then each element's
    /// length and bytes, −1 for a null.
    package static func encode(array: [Self], into bytes: inout [UInt8]) throws(EncodingFault) {
        guard postgresArrayType != nil else { throw EncodingFault("arrays of \(Self.self) are not supported") }
        bytes.reserveCapacity(bytes.count + 20 + array.count * 12)
        bytes.append(bigEndian: Int32(array.isEmpty ? 0 : 1))
        bytes.append(bigEndian: Int32(0))
        bytes.append(bigEndian: postgresType.oid)
        if array.isEmpty { return }
        bytes.append(bigEndian: Int32(array.count))
        bytes.append(bigEndian: Int32(1))
        for element in array {
            try append(element, to: &bytes)
        }
    }

    private static func append(_ element: Self, to bytes: inout [UInt8]) throws(EncodingFault) {
        let start = bytes.count
        bytes.append(bigEndian: Int32(-1))
        if element.isNull { return }
        try element.encode(into: &bytes)
        let length = Int32(bytes.count - start - 4).bigEndian
        bytes.withUnsafeMutableBytes { $0.storeBytes(of: length, toByteOffset: start, as: Int32.self) }
    }
}

extension PostgresDecodable {
    /// Reads what ``encode(array:into:)`` writes.
    package static func decode(array cell: Cell) throws(CellFault) -> [Self] {
        let bytes = try cell.notNull()
        guard PostgresType.elements.contains(cell.type) || cell.type.oid >= PostgresType.firstUserDefined else {
            throw .type
        }
        let dimensions: Int32 = try Cell.integer(bytes)
        if dimensions == 0 { return [] }
        guard dimensions == 1 else { throw .value("it has \(dimensions) dimensions") }
        let type = PostgresType(oid: try Cell.integer(bytes, at: 8))
        let count = Int(try Cell.integer(bytes, at: 12, as: Int32.self))
        guard (0...bytes.count / 4).contains(count) else { throw .value("its length is wrong") }
        var offset = 20
        var array: [Self] = []
        array.reserveCapacity(count)
        for _ in 0..<count {
            let length = Int(try Cell.integer(bytes, at: offset, as: Int32.self))
            offset += 4
            guard length >= 0 else {
                array.append(try decode(Cell(type: type, bytes: nil)))
                continue
            }
            guard offset + length <= bytes.count else { throw .value("it ends too early") }
            let element = UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length])
            array.append(try decode(Cell(type: type, bytes: element)))
            offset += length
        }
        return array
    }
}

extension PostgresType {
    /// The array type of each element type.
    static let arrays: [PostgresType: PostgresType] = [
        .bool: PostgresType(oid: 1000), .bytea: PostgresType(oid: 1001), .name: PostgresType(oid: 1003),
        .int2: PostgresType(oid: 1005), .int4: PostgresType(oid: 1007), .text: PostgresType(oid: 1009),
        .bpchar: PostgresType(oid: 1014), .varchar: PostgresType(oid: 1015), .int8: PostgresType(oid: 1016),
        .float4: PostgresType(oid: 1021), .float8: PostgresType(oid: 1022), .date: PostgresType(oid: 1182),
        .timestamptz: PostgresType(oid: 1185), .numeric: PostgresType(oid: 1231), .uuid: PostgresType(oid: 2951),
        .jsonb: PostgresType(oid: 3807), .json: PostgresType(oid: 199),
    ]

    /// The array types.
    static let elements = Set(arrays.values)
}
