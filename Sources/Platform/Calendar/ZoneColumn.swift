import Postgres

extension Zone: PostgresCodable {
    package static var postgresType: PostgresType { String.postgresType }

    /// As its name.
    package func encode(into bytes: inout [UInt8]) throws(EncodingFault) { try name.encode(into: &bytes) }

    /// Reads a name that this machine knows.
    package static func decode(_ cell: Cell) throws(CellFault) -> Zone {
        let name = try String.decode(cell)
        guard let zone = Zone(name) else { throw .value("\(name) is no time zone that this machine knows") }
        return zone
    }
}
