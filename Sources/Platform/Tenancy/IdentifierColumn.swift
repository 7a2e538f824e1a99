import Foundation
import Postgres

extension Identifier: PostgresCodable {
    package static var postgresType: PostgresType { UUID.postgresType }

    /// As its UUID.
    package func encode(into bytes: inout [UInt8]) throws(EncodingFault) {
        try uuid.encode(into: &bytes)
    }

    /// Reads a UUID.
    package static func decode(_ cell: Cell) throws(CellFault) -> Identifier {
        Identifier(try UUID.decode(cell))
    }
}

extension Role: PostgresCodable {}
extension Organisation.Kind: PostgresCodable {}
