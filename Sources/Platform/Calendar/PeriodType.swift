/// A kind of period, named as DHIS2 names it, from the most to the least frequent.
package enum PeriodType: String, CaseIterable, Codable, Sendable {
    case daily = "Daily"
    case weekly = "Weekly"
    case weeklyWednesday = "WeeklyWednesday"
    case weeklyThursday = "WeeklyThursday"
    case weeklyFriday = "WeeklyFriday"
    case weeklySaturday = "WeeklySaturday"
    case weeklySunday = "WeeklySunday"
    case biweekly = "BiWeekly"
    case monthly = "Monthly"
    case bimonthly = "BiMonthly"
    case quarterly = "Quarterly"
    case quarterlyNovember = "QuarterlyNov"
    case sixMonthly = "SixMonthly"
    case sixMonthlyApril = "SixMonthlyApril"
    case sixMonthlyNovember = "SixMonthlyNov"
    case yearly = "Yearly"
    case financialFebruary = "FinancialFeb"
    case financialApril = "FinancialApril"
    case financialJuly = "FinancialJuly"
    case financialAugust = "FinancialAug"
    case financialSeptember = "FinancialSep"
    case financialOctober = "FinancialOct"
    case financialNovember = "FinancialNov"

    /// How periods of a type follow each other.
    enum Cadence {
        case days
        /// Weeks that begin on a weekday (Monday 1) and belong to the year that has their fourth day.
        case weeks(from: Int)
        /// Two ISO weeks, the first odd; week 53 begins a fortnight that reaches into the next year's first.
        case biweeks
        /// So many months, counted from a first month; a year that begins in November is named for its end.
        case months(Int, from: Int)
    }

    /// How periods of this type follow each other.
    var cadence: Cadence {
        switch self {
        case .daily: .days
        case .weekly: .weeks(from: 1)
        case .weeklyWednesday: .weeks(from: 3)
        case .weeklyThursday: .weeks(from: 4)
        case .weeklyFriday: .weeks(from: 5)
        case .weeklySaturday: .weeks(from: 6)
        case .weeklySunday: .weeks(from: 7)
        case .biweekly: .biweeks
        case .monthly: .months(1, from: 1)
        case .bimonthly: .months(2, from: 1)
        case .quarterly: .months(3, from: 1)
        case .quarterlyNovember: .months(3, from: 11)
        case .sixMonthly: .months(6, from: 1)
        case .sixMonthlyApril: .months(6, from: 4)
        case .sixMonthlyNovember: .months(6, from: 11)
        case .yearly: .months(12, from: 1)
        case .financialFebruary: .months(12, from: 2)
        case .financialApril: .months(12, from: 4)
        case .financialJuly: .months(12, from: 7)
        case .financialAugust: .months(12, from: 8)
        case .financialSeptember: .months(12, from: 9)
        case .financialOctober: .months(12, from: 10)
        case .financialNovember: .months(12, from: 11)
        }
    }

    /// What stands between the year and the number in an identifier, or after the year of a financial year.
    var designator: String {
        switch self {
        case .daily, .monthly, .bimonthly, .yearly: ""
        case .weekly: "W"
        case .weeklyWednesday: "WedW"
        case .weeklyThursday: "ThuW"
        case .weeklyFriday: "FriW"
        case .weeklySaturday: "SatW"
        case .weeklySunday: "SunW"
        case .biweekly: "BiW"
        case .quarterly: "Q"
        case .quarterlyNovember: "NovQ"
        case .sixMonthly: "S"
        case .sixMonthlyApril: "AprilS"
        case .sixMonthlyNovember: "NovS"
        case .financialFebruary: "Feb"
        case .financialApril: "April"
        case .financialJuly: "July"
        case .financialAugust: "Aug"
        case .financialSeptember: "Sep"
        case .financialOctober: "Oct"
        case .financialNovember: "Nov"
        }
    }

    /// Whether periods of this type last a year, so that an identifier has no number after the year.
    package var lastsAYear: Bool {
        if case .months(12, _) = cadence { true } else { false }
    }

    /// An identifier of this type, to show its form.
    package var example: String {
        Period(self, containing: Day(firstOfMonth: 2024 * 12 + 5)).identifier
    }

    /// The number of periods of this type in a year that names them: 365 or 366 days, 52 or 53 weeks, 26 or 27
    /// fortnights, 12 months or fewer.
    package func count(inYear year: Int) -> Int {
        switch cadence {
        case .days: Day.isLeap(year) ? 366 : 365
        case .weeks(let weekday): Weeks(from: weekday).count(inYear: year)
        case .biweeks: (Weeks(from: 1).count(inYear: year) + 1) / 2
        case .months(let length, _): 12 / length
        }
    }
}
