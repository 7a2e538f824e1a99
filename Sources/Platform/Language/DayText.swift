import Calendar
import Foundation

/// Days, months and moments as one language writes them.
package struct DayText: Sendable {
    private let isChinese: Bool
    private let calendar: Calendar
    private let dayStyle: Date.FormatStyle
    private let monthStyle: Date.FormatStyle
    private let numbers: NumberStyle

    /// Learns the language's way from Foundation's ICU: in the Gregorian calendar, English as outside America.
    package init(in language: LanguageTag) {
        let tag = language == .english ? "en-GB" : language.description
        let locale = Locale(identifier: tag)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        calendar.locale = locale
        let plain = Date.FormatStyle(locale: locale, calendar: calendar, timeZone: .gmt)
        self.calendar = calendar
        dayStyle = plain.year().month(.wide).day()
        monthStyle = plain.year().month(.wide)
        numbers = NumberStyle(of: locale)
        isChinese = language.language == "zh"
    }

    /// A day of the Gregorian calendar: 2025年9月30日, 30 September 2025; `2025-02-30`, which is none, as it stands.
    package func day(year: Int, month: Int, day: Int) -> String {
        let wanted = DateComponents(year: year, month: month, day: day)
        guard let date = calendar.date(from: wanted), calendar.component(.day, from: date) == day,
            calendar.component(.month, from: date) == month
        else { return Self.iso(year, month, day) }
        return date.formatted(dayStyle)
    }

    /// The day that a moment falls on in a time zone.
    package func day(_ moment: Date, in zone: Zone) -> String {
        Self.shifted(moment, to: zone).formatted(dayStyle)
    }

    /// A month: 2025年9月, September 2025.
    package func month(year: Int, month: Int) -> String {
        guard (1...12).contains(month), let date = calendar.date(from: DateComponents(year: year, month: month))
        else { return "\(year)-\(month)" }
        return date.formatted(monthStyle)
    }

    /// A moment to the minute with its zone said: 2025年9月30日 14:05 UTC, 30 September 2025, 14:05 UTC.
    package func moment(_ moment: Date, in zone: Zone) -> String {
        let shifted = Self.shifted(moment, to: zone)
        let separator = isChinese ? " " : ", "
        return "\(shifted.formatted(dayStyle))\(separator)\(clock(shifted)) \(name(of: zone, at: moment))"
    }

    /// The day of a moment as tables and files have it: 2025-09-30.
    package func short(_ moment: Date, in zone: Zone) -> String {
        let parts = calendar.dateComponents([.year, .month, .day], from: Self.shifted(moment, to: zone))
        return Self.iso(parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
    }

    private func clock(_ shifted: Date) -> String {
        let minutes = Int((shifted.timeIntervalSince1970 / 60).rounded(.down))
        let ofDay = ((minutes % 1440) + 1440) % 1440
        return [ofDay / 60, ofDay % 60].map(numbers.twoDigits).joined(separator: ":")
    }

    private func name(of zone: Zone, at moment: Date) -> String {
        if zone == .china, isChinese { return "北京时间" }
        let minutes = zone.offset(at: moment) / 60
        guard minutes != 0 else { return "UTC" }
        let (hours, rest) = minutes.magnitude.quotientAndRemainder(dividingBy: 60)
        return "UTC\(minutes < 0 ? "−" : "+")\(hours)" + (rest == 0 ? "" : String(format: ":%02d", Int(rest)))
    }

    /// One formatter in UTC serves every zone: the moment is moved by the zone's offset.
    private static func shifted(_ moment: Date, to zone: Zone) -> Date {
        moment.addingTimeInterval(TimeInterval(zone.offset(at: moment)))
    }

    private static func iso(_ year: Int, _ month: Int, _ day: Int) -> String {
        String(format: "%04d-%02d-%02d", year, month, day)
    }
}
