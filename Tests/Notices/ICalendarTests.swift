import Calendar
import Foundation
import Notices
import Testing

@Suite struct `A calendar of what is due` {
    @Test func `is folded after 75 bytes, between characters, and unfolds to what it says`() throws {
        let title = String(repeating: "月度教学数据表；", count: 12) + "a,b\\c\nd"
        let day = try #require(Day(year: 2025, month: 12, day: 31))
        let entry = ICalendar.Entry(id: "report-1", day: day, title: title, address: "https://example.org/reports/1")
        let calendar = ICalendar(name: "班·墨", language: "zh-Hans", host: "example.org", [entry])
        let text = calendar.text(at: Date(timeIntervalSince1970: 1_764_288_062))
        let lines = text.components(separatedBy: "\r\n")
        #expect(lines.last == "" && lines.allSatisfy { $0.utf8.count <= 75 })
        #expect(!text.replacing("\r\n", with: "").contains { $0.isNewline })
        let whole = text.replacing("\r\n ", with: "").components(separatedBy: "\r\n")
        for line in [
            "BEGIN:VCALENDAR", "VERSION:2.0", "UID:report-1@example.org", "DTSTAMP:20251128T000102Z",
            "DTSTART;VALUE=DATE:20251231", "DTEND;VALUE=DATE:20260101", "URL:https://example.org/reports/1",
            "END:VEVENT", "END:VCALENDAR",
        ] { #expect(whole.contains(line), "\(line)") }
        let summary = try #require(whole.first { $0.hasPrefix("SUMMARY") })
        #expect(summary == "SUMMARY;LANGUAGE=zh-Hans:" + String(repeating: "月度教学数据表；", count: 12) + "a\\,b\\\\c\\nd")
    }
}
