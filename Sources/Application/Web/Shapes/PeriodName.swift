import Calendar
import Collection
import Language

extension Texts {
    /// A period in words: 2025年第三季度, September 2025; one of a rare type as it is written.
    func name(of period: Period) -> String {
        let (year, number) = period.place
        let years: [String: MessageArgument] = ["year": .text("\(year)"), "next": .text("\(year + 1)")]
        return switch period.type {
        case .monthly: conventions.days.month(year: year, month: number)
        case .quarterly: self("periods.names.quarter\(number)", years)
        case .sixMonthly: self("periods.names.half\(number)", years)
        case .yearly: self("periods.names.year", years)
        case .financialSeptember: self("periods.names.academicYear", years)
        default: period.identifier
        }
    }

    /// A period in as few characters as an axis has room for: 2025 四季度, Q4 2025; its whole name where that is short.
    func shortName(of period: Period) -> String {
        let (year, number) = period.place
        let words: [String: MessageArgument] = ["year": .text("\(year)")]
        return switch period.type {
        case .quarterly: self("periods.short.quarter\(number)", words)
        case .sixMonthly: self("periods.short.half\(number)", words)
        default: name(of: period)
        }
    }

    /// How many days are left until a day, or by how many it is overdue.
    func daysLeft(_ days: Int) -> String {
        if days == 0 { return self("waiting.dueToday") }
        return self(days < 0 ? "waiting.daysOverdue" : "waiting.daysLeft", ["count": .integer(abs(days))])
    }

    /// A day in words.
    func day(_ day: Day) -> String {
        let (year, month, day) = day.components
        return conventions.days.day(year: year, month: month, day: day)
    }
}
