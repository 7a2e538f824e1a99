import Calendar
import Testing

@Suite struct `Periods` {
    @Test(arguments: [
        ("20240229", PeriodType.daily, "2024-02-29", "2024-02-29"), ("2024W1", .weekly, "2024-01-01", "2024-01-07"),
        ("2020W53", .weekly, "2020-12-28", "2021-01-03"), ("2025W1", .weekly, "2024-12-30", "2025-01-05"),
        ("2024WedW1", .weeklyWednesday, "2024-01-03", "2024-01-09"),
        ("2024ThuW1", .weeklyThursday, "2024-01-04", "2024-01-10"),
        ("2024FriW1", .weeklyFriday, "2023-12-29", "2024-01-04"),
        ("2024SatW1", .weeklySaturday, "2023-12-30", "2024-01-05"),
        ("2024SunW1", .weeklySunday, "2023-12-31", "2024-01-06"), ("2024BiW1", .biweekly, "2024-01-01", "2024-01-14"),
        ("2024BiW26", .biweekly, "2024-12-16", "2024-12-29"), ("2020BiW27", .biweekly, "2020-12-28", "2021-01-10"),
        ("202402", .monthly, "2024-02-01", "2024-02-29"), ("202401B", .bimonthly, "2024-01-01", "2024-02-29"),
        ("202406B", .bimonthly, "2024-11-01", "2024-12-31"), ("2024Q3", .quarterly, "2024-07-01", "2024-09-30"),
        ("2011NovQ1", .quarterlyNovember, "2010-11-01", "2011-01-31"),
        ("2011NovQ4", .quarterlyNovember, "2011-08-01", "2011-10-31"),
        ("2024S1", .sixMonthly, "2024-01-01", "2024-06-30"),
        ("2024AprilS1", .sixMonthlyApril, "2024-04-01", "2024-09-30"),
        ("2024AprilS2", .sixMonthlyApril, "2024-10-01", "2025-03-31"),
        ("2024NovS1", .sixMonthlyNovember, "2023-11-01", "2024-04-30"),
        ("2024NovS2", .sixMonthlyNovember, "2024-05-01", "2024-10-31"), ("2024", .yearly, "2024-01-01", "2024-12-31"),
        ("2024Feb", .financialFebruary, "2024-02-01", "2025-01-31"),
        ("2024April", .financialApril, "2024-04-01", "2025-03-31"),
        ("2024July", .financialJuly, "2024-07-01", "2025-06-30"),
        ("2024Aug", .financialAugust, "2024-08-01", "2025-07-31"),
        ("2025Sep", .financialSeptember, "2025-09-01", "2026-08-31"),
        ("2024Oct", .financialOctober, "2024-10-01", "2025-09-30"),
        ("2024Nov", .financialNovember, "2023-11-01", "2024-10-31"),
    ])
    func `of every type have a first and a last day`(text: String, type: PeriodType, start: String, end: String) throws
    {
        let period = try Period(identifier: text)
        #expect(period.type == type)
        #expect(period.start.description == start)
        #expect(period.end.description == end)
        #expect(period.identifier == text)
    }

    @Test(arguments: [
        ("2024-02-29", "20240229"), ("2024-03", "202403"), ("2024W05", "2024W5"), ("2024BiW01", "2024BiW1"),
    ])
    func `are read with dashes and leading zeros and written without`(text: String, identifier: String) throws {
        #expect(try Period(identifier: text).identifier == identifier)
    }

    @Test(arguments: [
        ("", PeriodFault.empty), ("2024Q5", .number("2024Q5", .quarterly, number: 5, last: 4)),
        ("2024Q0", .number("2024Q0", .quarterly, number: 0, last: 4)), ("2024-13", .month("2024-13", month: 13)),
        ("202400", .month("202400", month: 0)), ("20240230", .day("20240230", day: 30, last: 29)),
        ("2023-02-29", .day("2023-02-29", day: 29, last: 28)),
        ("2021W53", .number("2021W53", .weekly, number: 53, last: 52)),
        ("2021BiW27", .number("2021BiW27", .biweekly, number: 27, last: 26)),
        ("202407B", .number("202407B", .bimonthly, number: 7, last: 6)),
        ("2024S3", .number("2024S3", .sixMonthly, number: 3, last: 2)),
    ])
    func `that don't exist are refused with what does`(text: String, fault: PeriodFault) {
        #expect(throws: fault) { try Period(identifier: text) }
    }

    @Test(arguments: [
        "24Q1", "2024q1", "2024Q01", "2024Q", "2024 Q1", "2024Q1 ", "2024-1", "2024-1-1", "2024/01", "2024X",
        "2024MonW1",
        "2024Sept", "2024Jan", "0000", "２０２４", "2024W", "2024W001", "202401b", "2024B", "20241", "2024101", "-2024",
        "2024-",
        "2024--01", "2024-0101", "2024Sep1", "LAST_MONTH", "99999999999999999999", "2024\u{0301}Q1", "2024Q1\n",
    ])
    func `of no known form are refused`(text: String) {
        #expect(throws: PeriodFault.form(text)) { try Period(identifier: text) }
        #expect(Period(text) == nil)
    }

    @Test(arguments: PeriodType.allCases)
    func `tile time, and read back as they are written`(type: PeriodType) throws {
        var period = Period(type, containing: Day(number: 10_957))
        for _ in 0..<(type == .daily ? 4000 : 700) {
            let next = period.next
            #expect(Period(period.identifier) == period)
            #expect(next.previous == period)
            #expect(period < next)
            #expect(Period(type, year: period.place.year, number: period.place.number) == period)
            #expect(period.periodInYear <= period.yearlyPeriodCount)
            // The 27th fortnight of a year with 53 weeks reaches into the next year's first.
            let overlap = type == .biweekly && period.periodInYear == 27 ? 7 : 0
            #expect(next.start == period.end + 1 - overlap)
            #expect(Period(type, containing: period.start) == period)
            #expect(Period(type, containing: period.end - overlap) == period)
            period = next
        }
    }

    @Test(arguments: PeriodType.allCases)
    func `offsets are steps`(type: PeriodType) {
        let start = Period(type, containing: Day(number: 18_000))
        var (later, earlier) = (start, start)
        for count in 1...1500 {
            (later, earlier) = (later.next, earlier.previous)
            #expect(start.offset(by: count) == later)
            #expect(start.offset(by: -count) == earlier)
        }
        #expect(start.offset(by: 0) == start)
        #expect(start.offset(by: 123_456).offset(by: -123_456) == start)
        #expect(start.offset(by: .max).start > start.start && start.offset(by: .min).start < start.start)
    }

    @Test(arguments: [
        ("20201101", 306, 366), ("20210101", 1, 365), ("2020W53", 53, 53), ("2021W11", 11, 52), ("2026W46", 46, 53),
        ("2022WedW12", 12, 53), ("2028WedW48", 48, 53), ("2020WedW10", 10, 52), ("2020BiW27", 27, 27),
        ("2021BiW11", 11, 26),
        ("2026BiW16", 16, 27), ("202209", 9, 12), ("202205B", 5, 6), ("2022Q1", 1, 4), ("2022NovQ3", 3, 4),
        ("2022S2", 2, 2),
        ("2022", 1, 1), ("2022Oct", 1, 1), ("2021W1", 1, 52),
    ])
    func `have a number in their year and their year a count`(text: String, number: Int, count: Int) throws {
        let period = try Period(identifier: text)
        #expect(period.periodInYear == number)
        #expect(period.yearlyPeriodCount == count)
    }

    @Test func `of one type lie inside those of another`() throws {
        let year = try Period(identifier: "2024")
        #expect(year.periods(of: .quarterly).map(\.identifier) == ["2024Q1", "2024Q2", "2024Q3", "2024Q4"])
        #expect(year.periods(of: .daily).count == 366)
        #expect(year.periods(of: .monthly).count == 12)
        #expect(year.periods(of: .financialSeptember) == [])
        // Weeks of 2024 that cross the year's end are not inside it.
        #expect(year.periods(of: .weekly).map(\.identifier).last == "2024W52")
        #expect(
            try Period(identifier: "202402").periods(of: .weekly).map(\.identifier) == ["2024W6", "2024W7", "2024W8"]
        )
        #expect(year.period(of: .yearly) == year)
        #expect(try Period(identifier: "2024Q2").period(of: .financialSeptember)?.identifier == "2023Sep")
    }
}
