import Foundation

/// A moment as PostgreSQL keeps it: whole microseconds, from 4713 BC to 294276 AD, and both infinities.
package struct Timestamp: Hashable, Comparable, Sendable {
    /// Microseconds since 2000-01-01 00:00:00 UTC.
    package let microseconds: Int64

    /// The moment that many microseconds after 2000-01-01 00:00:00 UTC.
    package init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// Later than every other.
    package static let infinity = Timestamp(microseconds: .max)
    /// Earlier than every other.
    package static let negativeInfinity = Timestamp(microseconds: .min)
    /// 4713-01-01 BC, the first that PostgreSQL holds.
    package static let earliest = Timestamp(microseconds: -211_813_488_000_000_000)
    /// 294276-12-31 23:59:59.999999, the last that PostgreSQL holds.
    package static let latest = Timestamp(microseconds: 9_223_371_331_199_999_999)

    /// Whether it is neither infinity.
    package var isFinite: Bool { self != .infinity && self != .negativeInfinity }

    /// Earlier comes first.
    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.microseconds < right.microseconds
    }
}

extension Timestamp {
    /// Foundation counts from 2001, PostgreSQL from 2000: 366 days.
    private static let secondsBetweenEpochs = 31_622_400.0

    /// The nearest microsecond; an infinite date is the same infinity; nil for one that PostgreSQL does not hold.
    package init?(_ date: Date) {
        let seconds = date.timeIntervalSinceReferenceDate
        guard seconds.isFinite else {
            if seconds.isNaN { return nil }
            self = seconds > 0 ? .infinity : .negativeInfinity
            return
        }
        let whole = seconds.rounded(.down)
        let fraction = ((seconds - whole) * 1_000_000).rounded()
        guard let count = Int64(exactly: (whole + Self.secondsBetweenEpochs)) else { return nil }
        let (product, overflow) = count.multipliedReportingOverflow(by: 1_000_000)
        guard !overflow, product < Int64.max - 1_000_000 else { return nil }
        microseconds = product + Int64(fraction)
        guard (Self.earliest...Self.latest).contains(self) else { return nil }
    }

    /// As Foundation's date, exact to the microsecond for a thousand years around now; nil for an infinity.
    package var date: Date? {
        guard isFinite else { return nil }
        let (seconds, rest) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
        let interval = Double(seconds) - Self.secondsBetweenEpochs + Double(rest) / 1_000_000
        return Date(timeIntervalSinceReferenceDate: interval)
    }
}

extension Timestamp: PostgresCodable {
    package static var postgresType: PostgresType { .timestamptz }

    /// Microseconds as eight bytes.
    package func encode(into bytes: inout [UInt8]) throws(EncodingFault) {
        bytes.append(bigEndian: microseconds)
    }

    /// Reads `timestamp with time zone`.
    package static func decode(_ cell: Cell) throws(CellFault) -> Timestamp {
        Timestamp(microseconds: try Cell.integer(try cell.notNull(.timestamptz)))
    }
}

extension Date: PostgresCodable {
    package static var postgresType: PostgresType { .timestamptz }

    /// The nearest microsecond.
    package func encode(into bytes: inout [UInt8]) throws(EncodingFault) {
        guard let timestamp = Timestamp(self) else { throw EncodingFault("a date out of PostgreSQL's range") }
        try timestamp.encode(into: &bytes)
    }

    /// Reads `timestamp with time zone`; an infinity is refused, ``Timestamp`` holds it.
    package static func decode(_ cell: Cell) throws(CellFault) -> Date {
        guard let date = try Timestamp.decode(cell).date else { throw .value("it is infinite; read it as Timestamp") }
        return date
    }
}
