import Calendar
import Collection
import Foundation

/// Brings the files' dates to the present: they stand still on one day, and are moved on by whole quarters.
struct DemonstrationTime {
    /// The day on which the demonstration stands.
    let today: Day
    /// By how many months the files' dates move.
    let months: Int

    /// The last stand of the files that is not after `day`.
    init(standing asOf: Date, on day: Day) {
        let stand = Day(asOf)
        let apart = day.monthCount - stand.monthCount - (day.components.day < stand.components.day ? 1 : 0)
        months = max(0, apart / 3 * 3)
        today = Self.move(stand, by: months)
    }

    /// The eight quarters with figures, the first 2023Q4 in the files' time.
    var quarters: [Period] {
        let last = Period(.quarterly, containing: today).previous
        return (0..<8).map { last.offset(by: $0 - 7) }
    }

    /// A date of the files, moved; the hour of the day stays.
    func moved(_ date: Date) -> Date {
        let day = Day(date)
        let moved = Self.move(day, by: months)
        return date.addingTimeInterval(TimeInterval((moved - day) * 86_400))
    }

    private static func move(_ day: Day, by months: Int) -> Day {
        let parts = day.components
        let month = Day(firstOfMonth: day.monthCount + months)
        let length = Day.length(ofMonth: month.month, year: month.year)
        return month + (min(parts.day, length) - 1)
    }
}
