import Foundation
import Postgres

extension Day: PostgresCodable {
    /// 1 January 2000, from which PostgreSQL counts days.
    private static let postgresEpoch = 10_957

    package static var postgresType: PostgresType { .date }

    /// As PostgreSQL's `date`.
    package func encode(into bytes: inout [UInt8]) throws(EncodingFault) {
        guard let days = Int32(exactly: number - Self.postgresEpoch) else {
            throw EncodingFault("a day beyond what PostgreSQL's date holds")
        }
        try CalendarDay(days: days).encode(into: &bytes)
    }

    /// Reads a finite `date`.
    package static func decode(_ cell: Cell) throws(CellFault) -> Day {
        let day = try CalendarDay.decode(cell)
        guard day.isFinite else { throw .value("it is not a finite day") }
        return Day(number: Int(day.days) + postgresEpoch)
    }

    /// The day that a moment falls on at the programme's headquarters, in China (UTC+8, no summer time).
    package init(_ moment: Date) {
        self.init(number: Int(((moment.timeIntervalSince1970 + 8 * 3600) / 86_400).rounded(.down)))
    }
}
