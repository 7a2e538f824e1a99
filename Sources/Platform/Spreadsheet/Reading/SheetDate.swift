/// A day of the Gregorian calendar, perhaps with a time of day, as a spreadsheet holds it: without a zone.
package struct SheetDate: Sendable, Hashable, CustomStringConvertible {
    package let year: Int
    package let month: Int
    package let day: Int
    /// Seconds since midnight, 0 for a bare day.
    package let second: Int

    /// A day and a time of day; nil if there is no such day or time.
    package init?(year: Int, month: Int, day: Int, second: Int = 0) {
        guard (1...9999).contains(year), (1...12).contains(month), (0..<86_400).contains(second),
            (1...Self.days(in: month, of: year)).contains(day)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
        self.second = second
    }

    /// The day that a serial number means, of the system that counts from 1900 or from 1904.
    ///
    /// Nil for a bare time (less than 1), for 29 February 1900, which Excel believes in, and beyond the year 9999.
    init?(serial: Double, from1904: Bool) {
        guard serial >= (from1904 ? 0 : 1), serial < 2_958_466 else { return nil }
        let seconds = (serial * 86_400).rounded()
        var days = Int((seconds / 86_400).rounded(.down))
        let second = Int(seconds) - days * 86_400
        if from1904 {
            days += 1462
        } else if days == 60 {
            return nil
        } else if days < 60 {
            days += 1
        }
        self.init(daysSince1970: days - 25_569, second: second)
    }

    /// Reads ISO 8601 without a zone: `2025-09-30`, `2025-09-30T14:05:00`; nil for anything else.
    init?(iso text: String) {
        let halves = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        let parts = halves[0].split(separator: "-", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
        guard parts.count == 3 else { return nil }
        var second = 0
        if halves.count == 2 {
            let whole = halves[1].prefix { $0 != "." && $0 != "Z" }
            let clock = whole.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
            guard (2...3).contains(clock.count), zip(clock, [24, 60, 60]).allSatisfy({ (0..<$1).contains($0) })
            else { return nil }
            second = clock[0] * 3600 + clock[1] * 60 + (clock.count == 3 ? clock[2] : 0)
        }
        self.init(year: parts[0], month: parts[1], day: parts[2], second: second)
    }

    /// The civil calendar from a count of days, in eras of 400 years that begin on 1 March.
    private init?(daysSince1970 count: Int, second: Int) {
        let days = count + 719_468
        let era = days / 146_097
        let dayOfEra = days % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        self.init(year: year, month: month, day: dayOfYear - (153 * shifted + 2) / 5 + 1, second: second)
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// `2025-09-30`, or `2025-09-30T14:05:00` if there is a time of day.
    package var description: String {
        let day = [Self.padded(year, 4), Self.padded(month), Self.padded(day)].joined(separator: "-")
        guard second != 0 else { return day }
        let clock = [second / 3600, second / 60 % 60, second % 60].map { Self.padded($0) }.joined(separator: ":")
        return "\(day)T\(clock)"
    }

    private static func padded(_ number: Int, _ width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
