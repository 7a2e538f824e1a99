import Calendar
import Testing

@Suite struct `Relative periods` {
    /// On 21 November 2025, with financial years from October: the first, the last and how many.
    @Test(arguments: [
        ("TODAY", "20251121", "20251121", 1), ("YESTERDAY", "20251120", "20251120", 1),
        ("LAST_3_DAYS", "20251118", "20251120", 3), ("LAST_7_DAYS", "20251114", "20251120", 7),
        ("LAST_14_DAYS", "20251107", "20251120", 14), ("LAST_30_DAYS", "20251022", "20251120", 30),
        ("LAST_60_DAYS", "20250922", "20251120", 60), ("LAST_90_DAYS", "20250823", "20251120", 90),
        ("LAST_180_DAYS", "20250525", "20251120", 180), ("THIS_WEEK", "2025W47", "2025W47", 1),
        ("LAST_WEEK", "2025W46", "2025W46", 1), ("LAST_4_WEEKS", "2025W43", "2025W46", 4),
        ("LAST_12_WEEKS", "2025W35", "2025W46", 12), ("LAST_52_WEEKS", "2024W47", "2025W46", 52),
        ("WEEKS_THIS_YEAR", "2025W1", "2025W52", 52), ("THIS_BIWEEK", "2025BiW24", "2025BiW24", 1),
        ("LAST_BIWEEK", "2025BiW23", "2025BiW23", 1), ("LAST_4_BIWEEKS", "2025BiW20", "2025BiW23", 4),
        ("THIS_MONTH", "202511", "202511", 1), ("LAST_MONTH", "202510", "202510", 1),
        ("LAST_3_MONTHS", "202508", "202510", 3), ("LAST_6_MONTHS", "202505", "202510", 6),
        ("LAST_12_MONTHS", "202411", "202510", 12), ("MONTHS_THIS_YEAR", "202501", "202512", 12),
        ("MONTHS_LAST_YEAR", "202401", "202412", 12), ("THIS_BIMONTH", "202506B", "202506B", 1),
        ("LAST_BIMONTH", "202505B", "202505B", 1), ("LAST_6_BIMONTHS", "202406B", "202505B", 6),
        ("BIMONTHS_THIS_YEAR", "202501B", "202506B", 6), ("THIS_QUARTER", "2025Q4", "2025Q4", 1),
        ("LAST_QUARTER", "2025Q3", "2025Q3", 1), ("LAST_4_QUARTERS", "2024Q4", "2025Q3", 4),
        ("QUARTERS_THIS_YEAR", "2025Q1", "2025Q4", 4), ("QUARTERS_LAST_YEAR", "2024Q1", "2024Q4", 4),
        ("THIS_SIX_MONTH", "2025S2", "2025S2", 1), ("LAST_SIX_MONTH", "2025S1", "2025S1", 1),
        ("LAST_2_SIXMONTHS", "2024S2", "2025S1", 2), ("THIS_YEAR", "2025", "2025", 1), ("LAST_YEAR", "2024", "2024", 1),
        ("LAST_5_YEARS", "2020", "2024", 5), ("LAST_10_YEARS", "2015", "2024", 10),
        ("THIS_FINANCIAL_YEAR", "2025Oct", "2025Oct", 1), ("LAST_FINANCIAL_YEAR", "2024Oct", "2024Oct", 1),
        ("LAST_5_FINANCIAL_YEARS", "2020Oct", "2024Oct", 5), ("LAST_10_FINANCIAL_YEARS", "2015Oct", "2024Oct", 10),
    ])
    func `are counted from a day`(name: String, first: String, last: String, count: Int) throws {
        let relative = try #require(RelativePeriod(rawValue: name))
        let periods = relative.periods(on: try #require(Day("2025-11-21")))
        #expect(periods.first?.identifier == first)
        #expect(periods.last?.identifier == last)
        #expect(periods.count == count)
        #expect(periods == periods.sorted())
    }

    @Test func `are all of DHIS2's`() {
        #expect(RelativePeriod.allCases.count == 45)
        #expect(Set(RelativePeriod.allCases.map(\.rawValue)).count == 45)
    }

    @Test(arguments: [
        ("February", "2024Feb"), ("April", "2024April"), ("july", "2024July"), ("AUGUST", "2024Aug"),
        ("Sep", "2024Sep"),
        ("October", "2024Oct"), ("nov", "2025Nov"),
    ])
    func `count financial years from the month that they begin in`(month: String, identifier: String) throws {
        let type = try PeriodType(financialYearFrom: month)
        let day = try #require(Day("2025-01-15"))
        #expect(
            RelativePeriod.thisFinancialYear.periods(on: day, financialYear: type).map(\.identifier) == [identifier]
        )
    }

    @Test(arguments: ["January", "", "Octobre", "10", "Mar"])
    func `know no other financial years`(month: String) {
        #expect(throws: PeriodFault.financialYear(month)) { try PeriodType(financialYearFrom: month) }
    }

    @Test(arguments: [
        ("2020-12-31", "WEEKS_THIS_YEAR", 53, "2020W53"), ("2021-01-02", "WEEKS_THIS_YEAR", 52, "2021W52"),
        ("2021-01-02", "THIS_WEEK", 1, "2020W53"), ("2021-01-02", "LAST_52_WEEKS", 52, "2020W52"),
        ("2024-03-31", "LAST_MONTH", 1, "202402"), ("2024-02-29", "LAST_YEAR", 1, "2023"),
        ("2024-05-31", "LAST_QUARTER", 1, "2024Q1"), ("2021-01-20", "LAST_4_BIWEEKS", 4, "2021BiW1"),
        ("2025-01-01", "LAST_SIX_MONTH", 1, "2024S2"),
    ])
    func `hold at the ends of months and years`(on: String, name: String, count: Int, last: String) throws {
        let relative = try #require(RelativePeriod(rawValue: name))
        let periods = relative.periods(on: try #require(Day(on)))
        #expect(periods.count == count)
        #expect(periods.last?.identifier == last)
    }

    @Test func `of fortnights pass over a year's 27th, as in DHIS2`() throws {
        let day = try #require(Day("2021-01-20"))
        let periods = RelativePeriod.last4Biweeks.periods(on: day).map(\.identifier)
        #expect(periods == ["2020BiW24", "2020BiW25", "2020BiW26", "2021BiW1"])
    }
}
