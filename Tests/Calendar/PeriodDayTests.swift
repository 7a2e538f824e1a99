import Calendar
import Foundation
import Testing

@Suite struct `Days of periods` {
    @Test func `agree with counting the days of the calendar one by one`() {
        var (year, month, day, weekday, dayOfYear) = (1600, 1, 1, 6, 1)
        var number = -135_140
        while year < 2401 {
            let found = Day(number: number)
            #expect(found.components == (year, month, day))
            #expect(found.weekday == weekday && found.dayOfYear == dayOfYear)
            #expect(Day(year: year, month: month, day: day) == found)
            number += 1
            weekday = weekday % 7 + 1
            day += 1
            dayOfYear += 1
            let isLeap = year % 400 == 0 || year % 4 == 0 && year % 100 != 0
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            guard day > lengths[month - 1] else { continue }
            (month, day) = (month + 1, 1)
            if month > 12 { (year, month, dayOfYear) = (year + 1, 1, 1) }
        }
        #expect(Day(year: 1970, month: 1, day: 1)?.number == 0)
    }

    @Test func `are before year 1 too`() throws {
        #expect(Day(number: -719_528).components == (0, 1, 1))
        #expect(Day(number: -719_529).components == (-1, 12, 31))
        #expect(Day(year: -1, month: 12, day: 31)?.number == -719_529)
    }

    @Test(arguments: ["2025-11-21", "0001-01-01", "9999-12-31", "2024-02-29"])
    func `are written as ISO 8601 has them`(text: String) throws {
        #expect(Day(text)?.description == text)
        let encoded = try JSONEncoder().encode([Day(text)])
        #expect(try JSONDecoder().decode([Day].self, from: encoded) == [try #require(Day(text))])
    }

    @Test(arguments: [
        "", "2025-11-31", "2025-02-29", "2025-00-01", "2025-1-1", "20251121", "2025-11-21T", "2025/11/21", "-025-11-21",
    ])
    func `that don't exist are none`(text: String) {
        #expect(Day(text) == nil)
    }

    @Test func `lie in the weeks that ISO 8601 puts them in`() throws {
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        for number in stride(from: 0, to: 40_000, by: 3) {
            let date = Date(timeIntervalSince1970: Double(number) * 86_400)
            let parts = calendar.dateComponents([.yearForWeekOfYear, .weekOfYear], from: date)
            let (year, week) = Period(.weekly, containing: Day(number: number)).place
            #expect(year == parts.yearForWeekOfYear && week == parts.weekOfYear)
        }
    }

    @Test(arguments: [
        (PeriodType.weeklyWednesday, 4), (.weeklyThursday, 5), (.weeklyFriday, 6), (.weeklySaturday, 7),
        (.weeklySunday, 1),
    ])
    func `lie in weeks that begin on other days likewise`(type: PeriodType, firstWeekday: Int) throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        calendar.firstWeekday = firstWeekday
        calendar.minimumDaysInFirstWeek = 4
        for number in stride(from: 10_000, to: 30_000, by: 3) {
            let date = Date(timeIntervalSince1970: Double(number) * 86_400)
            let parts = calendar.dateComponents([.yearForWeekOfYear, .weekOfYear], from: date)
            let (year, week) = Period(type, containing: Day(number: number)).place
            #expect(year == parts.yearForWeekOfYear && week == parts.weekOfYear)
        }
    }
}
