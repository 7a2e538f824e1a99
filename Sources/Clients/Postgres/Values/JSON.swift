import Foundation

/// A value kept as `jsonb`; dates inside it are ISO 8601.
package struct JSON<Value: Codable & Sendable>: Sendable {
    /// What is kept.
    package var value: Value

    /// Wraps what is to be kept.
    package init(_ value: Value) {
        self.value = value
    }
}

extension JSON: Equatable where Value: Equatable {}
extension JSON: Hashable where Value: Hashable {}

extension JSON: PostgresCodable {
    package static var postgresType: PostgresType { .jsonb }

    /// The version byte 1, then JSON.
    package func encode(into bytes: inout [UInt8]) throws(EncodingFault) {
        bytes.append(1)
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = .withoutEscapingSlashes
        do {
            bytes.append(contentsOf: try encoder.encode(value))
        } catch {
            throw EncodingFault("\(Value.self) cannot be written as JSON: \(error)")
        }
    }

    /// Reads `jsonb` and `json`.
    package static func decode(_ cell: Cell) throws(CellFault) -> JSON {
        var bytes = try cell.notNull()
        switch cell.type {
        case .jsonb: bytes = UnsafeRawBufferPointer(rebasing: bytes.dropFirst())
        case .json: break
        default: throw .type
        }
        if let readable = Value.self as? any JSONTreeReadable.Type, let tree = JSONTree(bytes),
            let value = readable.init(tree) as? Value
        {
            return JSON(value)
        }
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        do {
            return JSON(try decoder.decode(Value.self, from: Data(bytes)))
        } catch {
            throw .value("\(error)")
        }
    }
}
