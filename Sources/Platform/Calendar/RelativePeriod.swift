/// A period named by its distance from a day, as DHIS2 names them: `LAST_12_MONTHS`, `THIS_FINANCIAL_YEAR`.
package enum RelativePeriod: String, CaseIterable, Codable, Sendable {
    case today = "TODAY"
    case yesterday = "YESTERDAY"
    case last3Days = "LAST_3_DAYS"
    case last7Days = "LAST_7_DAYS"
    case last14Days = "LAST_14_DAYS"
    case last30Days = "LAST_30_DAYS"
    case last60Days = "LAST_60_DAYS"
    case last90Days = "LAST_90_DAYS"
    case last180Days = "LAST_180_DAYS"
    case thisMonth = "THIS_MONTH"
    case lastMonth = "LAST_MONTH"
    case thisBimonth = "THIS_BIMONTH"
    case lastBimonth = "LAST_BIMONTH"
    case thisQuarter = "THIS_QUARTER"
    case lastQuarter = "LAST_QUARTER"
    case thisSixMonth = "THIS_SIX_MONTH"
    case lastSixMonth = "LAST_SIX_MONTH"
    case weeksThisYear = "WEEKS_THIS_YEAR"
    case monthsThisYear = "MONTHS_THIS_YEAR"
    case bimonthsThisYear = "BIMONTHS_THIS_YEAR"
    case quartersThisYear = "QUARTERS_THIS_YEAR"
    case thisYear = "THIS_YEAR"
    case monthsLastYear = "MONTHS_LAST_YEAR"
    case quartersLastYear = "QUARTERS_LAST_YEAR"
    case lastYear = "LAST_YEAR"
    case last5Years = "LAST_5_YEARS"
    case last10Years = "LAST_10_YEARS"
    case last12Months = "LAST_12_MONTHS"
    case last6Months = "LAST_6_MONTHS"
    case last3Months = "LAST_3_MONTHS"
    case last6Bimonths = "LAST_6_BIMONTHS"
    case last4Quarters = "LAST_4_QUARTERS"
    case last2SixMonths = "LAST_2_SIXMONTHS"
    case thisFinancialYear = "THIS_FINANCIAL_YEAR"
    case lastFinancialYear = "LAST_FINANCIAL_YEAR"
    case last5FinancialYears = "LAST_5_FINANCIAL_YEARS"
    case last10FinancialYears = "LAST_10_FINANCIAL_YEARS"
    case thisWeek = "THIS_WEEK"
    case lastWeek = "LAST_WEEK"
    case thisBiweek = "THIS_BIWEEK"
    case lastBiweek = "LAST_BIWEEK"
    case last4Weeks = "LAST_4_WEEKS"
    case last4Biweeks = "LAST_4_BIWEEKS"
    case last12Weeks = "LAST_12_WEEKS"
    case last52Weeks = "LAST_52_WEEKS"

    // What the name means: this period, so many before it, or the periods that name a year so many years off.
    private enum Span {
        case this(PeriodType)
        case last(Int, PeriodType)
        case year(Int, PeriodType)
        case thisFinancial
        case lastFinancial(Int)
    }

    private var span: Span {
        switch self {
        case .today: .this(.daily)
        case .yesterday: .last(1, .daily)
        case .last3Days: .last(3, .daily)
        case .last7Days: .last(7, .daily)
        case .last14Days: .last(14, .daily)
        case .last30Days: .last(30, .daily)
        case .last60Days: .last(60, .daily)
        case .last90Days: .last(90, .daily)
        case .last180Days: .last(180, .daily)
        case .thisWeek: .this(.weekly)
        case .lastWeek: .last(1, .weekly)
        case .last4Weeks: .last(4, .weekly)
        case .last12Weeks: .last(12, .weekly)
        case .last52Weeks: .last(52, .weekly)
        case .weeksThisYear: .year(0, .weekly)
        case .thisBiweek: .this(.biweekly)
        case .lastBiweek: .last(1, .biweekly)
        case .last4Biweeks: .last(4, .biweekly)
        default: monthlySpan
        }
    }

    private var monthlySpan: Span {
        switch self {
        case .thisMonth: .this(.monthly)
        case .lastMonth: .last(1, .monthly)
        case .last3Months: .last(3, .monthly)
        case .last6Months: .last(6, .monthly)
        case .last12Months: .last(12, .monthly)
        case .monthsThisYear: .year(0, .monthly)
        case .monthsLastYear: .year(-1, .monthly)
        case .thisBimonth: .this(.bimonthly)
        case .lastBimonth: .last(1, .bimonthly)
        case .last6Bimonths: .last(6, .bimonthly)
        case .bimonthsThisYear: .year(0, .bimonthly)
        case .thisQuarter: .this(.quarterly)
        case .lastQuarter: .last(1, .quarterly)
        case .last4Quarters: .last(4, .quarterly)
        case .quartersThisYear: .year(0, .quarterly)
        case .quartersLastYear: .year(-1, .quarterly)
        case .thisSixMonth: .this(.sixMonthly)
        case .lastSixMonth: .last(1, .sixMonthly)
        case .last2SixMonths: .last(2, .sixMonthly)
        case .lastYear: .last(1, .yearly)
        case .last5Years: .last(5, .yearly)
        case .last10Years: .last(10, .yearly)
        case .thisFinancialYear: .thisFinancial
        case .lastFinancialYear: .lastFinancial(1)
        case .last5FinancialYears: .lastFinancial(5)
        case .last10FinancialYears: .lastFinancial(10)
        default: .this(.yearly)
        }
    }

    /// The periods meant on a day, in order; financial years begin as the given type does, in October unless told.
    package func periods(on day: Day, financialYear: PeriodType = .financialOctober) -> [Period] {
        switch span {
        case .this(let type): [Period(type, containing: day)]
        case .last(let count, let type): RelativePeriod.last(count, type, before: day)
        case .thisFinancial: [Period(financialYear, containing: day)]
        case .lastFinancial(let count): RelativePeriod.last(count, financialYear, before: day)
        case .year(let offset, let type):
            (1...type.count(inYear: day.year + offset)).compactMap {
                Period(type, year: day.year + offset, number: $0)
            }
        }
    }

    // As DHIS2 does, fortnights are counted back by 14 days, which passes over a year's 27th. Unlike it, the last six
    // bimonths are the six before this one in odd months too, where DHIS2 leaves the latest out.
    private static func last(_ count: Int, _ type: PeriodType, before day: Day) -> [Period] {
        if type == .biweekly {
            let latest = Period(type, containing: day - 14)
            return (0..<count).reversed().map { Period(type, containing: latest.start - 14 * $0) }
        }
        let this = Period(type, containing: day)
        return (1...count).reversed().map { this.offset(by: -$0) }
    }
}

extension PeriodType {
    /// The financial years by the English name of the month that they begin in.
    package static let financialYears: [(month: String, type: PeriodType)] = [
        ("February", .financialFebruary), ("April", .financialApril), ("July", .financialJuly),
        ("August", .financialAugust), ("September", .financialSeptember), ("October", .financialOctober),
        ("November", .financialNovember),
    ]

    /// The financial year that begins in a month, named in English in any case, whole or by three letters.
    package init(financialYearFrom month: String) throws(PeriodFault) {
        let name = month.lowercased()
        let found = PeriodType.financialYears.first { candidate in
            let whole = candidate.month.lowercased()
            return name == whole || name.count == 3 && whole.hasPrefix(name)
        }
        guard let found else { throw .financialYear(month) }
        self = found.type
    }
}
