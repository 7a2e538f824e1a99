import Calendar
import Foundation

/// A calendar of days on which something is due, for other programs to read (RFC 5545).
package struct ICalendar: Sendable {
    /// Something that is due by the end of a day.
    package struct Entry: Sendable, Hashable {
        /// The same however often it is read.
        let id: String
        let day: Day
        let title: String
        /// Where one does it.
        let address: String

        /// Something due, by an identifier that never changes.
        package init(id: String, day: Day, title: String, address: String) {
            (self.id, self.day, self.title, self.address) = (id, day, title, address)
        }
    }

    private let name: String
    private let language: String
    private let host: String
    private let entries: [Entry]

    /// A calendar with a name, of a host that makes its identifiers its own.
    package init(name: String, language: String, host: String, _ entries: [Entry]) {
        (self.name, self.language, self.host, self.entries) = (name, language, host, entries)
    }

    /// The file, made at a moment.
    package func text(at now: Date) -> String {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//banmo//due//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
            "NAME;LANGUAGE=\(language):\(Self.escaped(name))", "X-WR-CALNAME:\(Self.escaped(name))",
            "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        ]
        for entry in entries {
            lines += [
                "BEGIN:VEVENT",
                "UID:\(entry.id)@\(host)",
                "DTSTAMP:\(Self.stamp(now))",
                "DTSTART;VALUE=DATE:\(Self.date(entry.day))",
                "DTEND;VALUE=DATE:\(Self.date(entry.day + 1))",
                "SUMMARY;LANGUAGE=\(language):\(Self.escaped(entry.title))",
                "URL:\(entry.address)",
                "TRANSP:TRANSPARENT",
                "END:VEVENT",
            ]
        }
        lines.append("END:VCALENDAR")
        return lines.map(Self.folded).joined()
    }

    /// A line of any length in lines of at most 75 bytes, no character divided (3.1).
    static func folded(_ line: String) -> String {
        var (text, count) = ("", 0)
        for scalar in line.unicodeScalars {
            let size = String(scalar).utf8.count
            if count + size > 75 {
                text += "\r\n "
                count = 1
            }
            text.unicodeScalars.append(scalar)
            count += size
        }
        return text + "\r\n"
    }

    /// A text as a value (3.3.11).
    static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
            .replacing("\r\n", with: "\\n").replacing("\n", with: "\\n").replacing("\r", with: "\\n")
    }

    private static func date(_ day: Day) -> String {
        let (year, month, number) = day.components
        return [(year, 4), (month, 2), (number, 2)].map { padded($0, $1) }.joined()
    }

    private static func stamp(_ date: Date) -> String {
        let day = Day(date, in: .utc)
        let seconds = Int(date.timeIntervalSince1970.rounded(.down)) - day.number * 86_400
        return "\(Self.date(day))T" + [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }.joined()
            + "Z"
    }

    private static func padded(_ number: Int, _ digits: Int) -> String {
        let text = "\(number)"
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
