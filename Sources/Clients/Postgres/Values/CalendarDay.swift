/// A day of the calendar, without a time or a zone, from 24 November 4714 BC to 31 December 5874897 AD, which is what
/// PostgreSQL holds, and both infinities.
package struct CalendarDay: Hashable, Comparable, Sendable {
    /// Days since 2000-01-01.
    package let days: Int32

    /// The day that many days after 2000-01-01.
    package init(days: Int32) {
        self.days = days
    }

    /// Later than every other.
    package static let infinity = CalendarDay(days: .max)
    /// Earlier than every other.
    package static let negativeInfinity = CalendarDay(days: .min)

    /// 24 November 4714 BC, the first that PostgreSQL holds: day 0 of the Julian day numbers.
    package static let earliest = CalendarDay(days: -2_451_545)
    /// 31 December 5874897 AD, the last that PostgreSQL holds.
    package static let latest = CalendarDay(days: 2_145_031_948)

    /// Whether it is neither infinity.
    package var isFinite: Bool { self != .infinity && self != .negativeInfinity }

    /// Earlier comes first.
    package static func < (left: CalendarDay, right: CalendarDay) -> Bool {
        left.days < right.days
    }
}

extension CalendarDay {
    /// 2000-03-01, the first day of a 400-year cycle whose years begin in March, counted from 2000-01-01.
    private static let marchEpoch = 60
    private static let daysInCycle = 146_097

    /// The day of the Gregorian calendar, extended backwards, year 0 being 1 BC; nil if there is no such day or
    /// PostgreSQL does not hold it.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), (1...31).contains(day), (-5_000_000...6_000_000).contains(year) else {
            return nil
        }
        let shifted = (month + 9) % 12
        let marchYear = (month <= 2 ? year - 1 : year) - 2000
        let cycle = marchYear >= 0 ? marchYear / 400 : (marchYear - 399) / 400
        let yearOfCycle = marchYear - cycle * 400
        let dayOfYear = (153 * shifted + 2) / 5 + day - 1
        let dayOfCycle = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear
        let count = cycle * Self.daysInCycle + dayOfCycle + Self.marchEpoch
        guard (Int(Self.earliest.days)...Int(Self.latest.days)).contains(count) else { return nil }
        days = Int32(count)
        guard components == (year, month, day) else { return nil }
    }

    /// Year, month and day; meaningless for an infinity.
    package var components: (year: Int, month: Int, day: Int) {
        let count = Int(days) - Self.marchEpoch
        let cycle = (count >= 0 ? count : count - (Self.daysInCycle - 1)) / Self.daysInCycle
        let dayOfCycle = count - cycle * Self.daysInCycle
        let leaps = dayOfCycle / 1460 - dayOfCycle / 36_524 + dayOfCycle / 146_096
        let yearOfCycle = (dayOfCycle - leaps) / 365
        let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = cycle * 400 + yearOfCycle + 2000 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }
}

extension CalendarDay: CustomStringConvertible, LosslessStringConvertible {
    /// `2025-07-31`, `infinity` or `-infinity`; years before 1 have a minus sign, year 0 being 1 BC.
    package var description: String {
        if self == .infinity { return "infinity" }
        if self == .negativeInfinity { return "-infinity" }
        let (year, month, day) = components
        let digits = String(abs(year))
        let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return "\(year < 0 ? "-" : "")\(padded)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }

    /// Reads what ``description`` writes; nil for anything else.
    package init?(_ text: String) {
        switch text {
        case "infinity": self = .infinity
        case "-infinity": self = .negativeInfinity
        default:
            let parts = text.drop { $0 == "-" }.split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count == 3, parts[0].count >= 4, parts[1].count == 2, parts[2].count == 2,
                parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
                let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
            else { return nil }
            self.init(year: text.hasPrefix("-") ? -year : year, month: month, day: day)
            guard description == text else { return nil }
        }
    }
}

extension CalendarDay: PostgresCodable {
    package static var postgresType: PostgresType { .date }

    /// Days as four bytes.
    package func encode(into bytes: inout [UInt8]) throws(EncodingFault) {
        bytes.append(bigEndian: days)
    }

    /// Reads `date`.
    package static func decode(_ cell: Cell) throws(CellFault) -> CalendarDay {
        CalendarDay(days: try Cell.integer(try cell.notNull(.date)))
    }
}
