import Postgres

extension Day: PostgresCodable {
    /// 1 January 2000, from which PostgreSQL counts days.
    private static let postgresEpoch = 10_957
    /// What PostgreSQL's `date` holds, in days from then: 24 November 4714 BC to 31 December 5874897.
    private static let postgresDays: ClosedRange<Int> = -2_451_545...2_145_031_948

    package static var postgresType: PostgresType { .date }

    /// As PostgreSQL's `date`.
    package func encode(into bytes: inout [UInt8]) throws(EncodingFault) {
        let days = number - Self.postgresEpoch
        guard Self.postgresDays.contains(days) else {
            throw EncodingFault("a day beyond what PostgreSQL's date holds")
        }
        try Int32(days).encode(into: &bytes)
    }

    /// Reads a finite `date`.
    package static func decode(_ cell: Cell) throws(CellFault) -> Day {
        let days = try Cell.integer(try cell.notNull(.date), as: Int32.self)
        guard postgresDays.contains(Int(days)) else { throw .value("it is not a finite day") }
        return Day(number: Int(days) + postgresEpoch)
    }
}
