import Calendar

/// A day of the Gregorian calendar, perhaps with a time of day, as a spreadsheet holds it: without a zone.
package struct SheetDate: Sendable, Hashable, CustomStringConvertible {
    /// A day of the years 1 to 9999.
    package let day: Day
    /// Seconds since midnight, 0 for a bare day.
    package let second: Int

    /// A day and a time of day; nil if there is no such time, or no such day in the years 1 to 9999.
    package init?(year: Int, month: Int, day: Int, second: Int = 0) {
        guard (1...9999).contains(year), let day = Day(year: year, month: month, day: day) else { return nil }
        self.init(day, second: second)
    }

    private init?(_ day: Day, second: Int) {
        guard (1...9999).contains(day.year), (0..<86_400).contains(second) else { return nil }
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
        self.init(Day(number: days - 25_569), second: second)
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

    /// What a serial number means that is no day: a time of day, or 29 February 1900.
    static func shown(_ serial: Double) -> String {
        Int(exactly: serial.rounded(.down)) == 60 ? "1900-02-29" : clock(serial)
    }

    /// Days as hours, minutes and seconds: 1.5 as `36:00:00`.
    static func clock(_ days: Double) -> String {
        let bounded = max(-1e9, min(1e9, days))
        let seconds = Int((bounded.magnitude * 86_400).rounded())
        let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return (bounded < 0 ? "-" : "") + clock.joined(separator: ":")
    }

    /// `2025-09-30`, or `2025-09-30T14:05:00` if there is a time of day.
    package var description: String {
        guard second != 0 else { return day.description }
        let clock = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(day)T\(clock.joined(separator: ":"))"
    }
}
