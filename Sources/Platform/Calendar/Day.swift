/// A day of the Gregorian calendar without time or zone: the number of days since 1970-01-01.
package struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01, negative before it.
    package var number: Int

    /// The day so many days after 1970-01-01.
    package init(number: Int) {
        self.number = number
    }

    /// The day of a year (0 is 1 BC), a month (1 to 12) and a day of the month, or nil where there is none.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1, day <= Day.length(ofMonth: month, year: year) else { return nil }
        self.init(unchecked: year, month, day)
    }

    /// The first day of a month that is counted from January of year 0.
    package init(firstOfMonth months: Int) {
        let year = months.flooredQuotient(by: 12)
        self.init(unchecked: year, months - year * 12 + 1, 1)
    }

    // Howard Hinnant's days_from_civil: years begin in March, so that the leap day is the last.
    private init(unchecked year: Int, _ month: Int, _ day: Int) {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted.flooredQuotient(by: 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The year, the month (1 to 12) and the day of the month.
    package var components: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = shifted.flooredQuotient(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The year, astronomical.
    package var year: Int { components.year }

    /// The month, 1 to 12.
    package var month: Int { components.month }

    /// The months from January of year 0 to the day's month.
    package var monthCount: Int {
        let (year, month, _) = components
        return year * 12 + month - 1
    }

    /// The day of the week, Monday 1 to Sunday 7.
    package var weekday: Int { (number + 3) - (number + 3).flooredQuotient(by: 7) * 7 + 1 }

    /// The day of the year, 1 to 366.
    package var dayOfYear: Int { number - Day(unchecked: year, 1, 1).number + 1 }

    /// The number of days of a month (1 to 12) of a year.
    package static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Whether a year has a 29 February.
    package static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    package static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    /// The day so many days later.
    package static func + (day: Day, days: Int) -> Day { Day(number: day.number + days) }

    /// The day so many days earlier.
    package static func - (day: Day, days: Int) -> Day { Day(number: day.number - days) }

    /// The days from one day to another.
    package static func - (left: Day, right: Day) -> Int { left.number - right.number }
}

extension Int {
    /// The quotient rounded towards negative infinity.
    func flooredQuotient(by divisor: Int) -> Int {
        self >= 0 ? self / divisor : -((divisor - 1 - self) / divisor)
    }
}
