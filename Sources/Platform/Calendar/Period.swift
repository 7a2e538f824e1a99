/// A stretch of time that values are reported for: a type and its first day, written as DHIS2 writes it (`2024Q3`).
package struct Period: Hashable, Sendable {
    /// The type of the period.
    package let type: PeriodType
    /// The first day.
    package let start: Day

    private init(_ type: PeriodType, start: Day) {
        self.type = type
        self.start = start
    }

    /// The period of a type that a day lies in.
    package init(_ type: PeriodType, containing day: Day) {
        self.type = type
        switch type.cadence {
        case .days: start = day
        case .weeks(let weekday): start = Weeks(from: weekday).start(of: day)
        case .biweeks:
            let monday = Weeks(from: 1).start(of: day)
            start = Weeks(from: 1).number(of: day).number.isMultiple(of: 2) ? monday - 7 : monday
        case .months(let length, let first):
            let months = day.monthCount - (first - 1)
            start = Day(firstOfMonth: months.flooredQuotient(by: length) * length + first - 1)
        }
    }

    /// The period of a type with a number (from 1) in a year that names it; nil where the year has no such number.
    package init?(_ type: PeriodType, year: Int, number: Int) {
        guard number >= 1, number <= type.count(inYear: year) else { return nil }
        switch type.cadence {
        case .days: self.init(type, start: Day(firstOfMonth: year * 12) + (number - 1))
        case .weeks(let weekday):
            self.init(type, start: Weeks(from: weekday).firstDay(ofYear: year) + 7 * (number - 1))
        case .biweeks: self.init(type, start: Weeks(from: 1).firstDay(ofYear: year) + 14 * (number - 1))
        case .months(let length, let first):
            let begin = first == 11 ? year - 1 : year
            self.init(type, start: Day(firstOfMonth: begin * 12 + first - 1 + length * (number - 1)))
        }
    }

    /// The last day.
    package var end: Day {
        switch type.cadence {
        case .days: start
        case .weeks: start + 6
        case .biweeks: start + 13
        case .months(let length, _): Day(firstOfMonth: start.monthCount + length) - 1
        }
    }

    /// The number of days.
    package var days: Int { end - start + 1 }

    /// The year in the identifier and the number in that year, from 1; DHIS2's `[periodInYear]` is this number.
    package var place: (year: Int, number: Int) {
        switch type.cadence {
        case .days: return (start.year, start.dayOfYear)
        case .weeks(let weekday): return Weeks(from: weekday).number(of: start)
        case .biweeks:
            let (year, week) = Weeks(from: 1).number(of: start)
            return (year, (week + 1) / 2)
        case .months(let length, let first):
            let months = start.monthCount - (first - 1)
            let year = months.flooredQuotient(by: 12)
            return (first == 11 ? year + 1 : year, (months - year * 12) / length + 1)
        }
    }

    /// DHIS2's `[periodInYear]`: the period's number in its year, 1 for a year.
    package var periodInYear: Int { place.number }

    /// DHIS2's `[yearlyPeriodCount]`: how many periods of this type the period's year has.
    package var yearlyPeriodCount: Int { type.count(inYear: place.year) }

    /// The next period of the type.
    package var next: Period { offset(by: 1) }

    /// The previous period of the type.
    package var previous: Period { offset(by: -1) }

    /// The period so many periods later, or earlier if negative; counts beyond a million stop there.
    package func offset(by count: Int) -> Period {
        let count = min(max(count, -1_000_000), 1_000_000)
        switch type.cadence {
        case .days: return Period(type, start: start + count)
        case .weeks: return Period(type, start: start + 7 * count)
        case .biweeks: return offsetBiweeks(by: count)
        case .months(let length, _):
            return Period(type, start: Day(firstOfMonth: start.monthCount + length * count))
        }
    }

    // Fortnights don't tile a year of 53 weeks, so they are counted by their numbers, and who goes back comes to where
    // they came from; DHIS2 goes back by 14 days and passes over such a year's 27th. 400 years repeat exactly.
    private func offsetBiweeks(by count: Int) -> Period {
        var (year, number) = place
        number += count
        let cycle = 26 * 400 + 71
        let cycles = (number - 1).flooredQuotient(by: cycle)
        year += 400 * cycles
        number -= cycles * cycle
        while number > type.count(inYear: year) {
            number -= type.count(inYear: year)
            year += 1
        }
        return Period(type, year: year, number: number) ?? self
    }
}

extension Period: Comparable {
    package static func < (left: Period, right: Period) -> Bool {
        if left.start != right.start { return left.start < right.start }
        if left.end != right.end { return left.end < right.end }
        return left.type.rawValue < right.type.rawValue
    }
}
