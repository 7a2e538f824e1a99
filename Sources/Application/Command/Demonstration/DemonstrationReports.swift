import Collection
import Foundation
import Lifecycle
import Tenancy

/// One report of the demonstration: when it came, and what became of it.
struct DemonstrationReport {
    let dataSet: DataSet
    let period: Period
    let state: Report.State
    let submittedAt: Date?

    /// The report of a college for one period, as its habits have it; nil where nothing was ever reported.
    init(_ dataSet: DataSet, _ period: Period, of college: DemonstrationCollege, chance: Chance, today: Day) {
        self.dataSet = dataSet
        self.period = period
        let due = dataSet.due(period)
        let late = Double(college.strength.lateness) * (1 + chance.swing("late", dataSet.code, period.identifier))
        let day = due - 3 + Int((late + 4 * chance.share("day", dataSet.code, period.identifier)).rounded())
        // Headquarters hands in its own, if late; a college may never.
        let isMissing =
            dataSet.source != .headquarters
            && chance.share("missing", dataSet.code, period.identifier) < college.strength.missing
        if isMissing || day > today {
            // The last ones are being worked on.
            let isUnderWay = period.end <= today && chance.share("begun", dataSet.code, period.identifier) < 0.5
            state = isUnderWay && !isMissing ? .prepared : .open
            submittedAt = nil
        } else {
            submittedAt = moment(day, hour: 9)
            let isRecent = day + 14 > today
            let isReturned = chance.share("returned", dataSet.code, period.identifier) < 0.06
            state = isRecent ? (isReturned ? .returned : .submitted) : .approved
        }
    }

    /// Whether values of it were written.
    var hasValues: Bool { state != .open }
    /// Whether it came in time, once it came.
    var isOnTime: Bool { submittedAt.map { Day($0) <= dataSet.due(period) } ?? false }
}

/// An hour of a day in China.
func moment(_ day: Day, hour: Int) -> Date {
    Date(timeIntervalSince1970: TimeInterval(day.number * 86_400 + (hour - 8) * 3600))
}
