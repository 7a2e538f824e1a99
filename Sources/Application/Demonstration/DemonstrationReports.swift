import Calendar
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

    /// The report of a college for one period, as its habits have it.
    init(_ dataSet: DataSet, _ period: Period, of college: DemonstrationCollege, chance: Chance, today: Day) {
        self.dataSet = dataSet
        self.period = period
        let due = dataSet.due(period)
        // A late college is late often, not always: one of 15 days' lateness in about every second report.
        let isLate = chance.share("late", dataSet.code, period.identifier) < Double(college.strength.lateness) / 30
        let share = chance.share("day", dataSet.code, period.identifier)
        let day = isLate ? due + 1 + Int(share * Double(college.strength.lateness)) : due - Int(share * 4)
        // Headquarters hands in its own, if late; a college may never.
        let isMissing =
            dataSet.source != .headquarters
            && chance.share("missing", dataSet.code, period.identifier) < college.strength.missing
        let isLast = period.next == Period(dataSet.frequency.periodType, containing: today)
        if isLast, let waiting = college.waiting?[dataSet.code] {
            state = waiting
            let came = waiting == .open || waiting == .prepared ? nil : min(day, today)
            submittedAt = came?.hour(9, in: college.zone)
            isOnTime = came.map { $0 <= due } ?? false
        } else if isMissing || day > today {
            // The last ones are being worked on.
            let isUnderWay = period.end <= today && chance.share("begun", dataSet.code, period.identifier) < 0.5
            state = isUnderWay && !isMissing ? .prepared : .open
            (submittedAt, isOnTime) = (nil, false)
        } else {
            submittedAt = day.hour(9, in: college.zone)
            isOnTime = day <= due
            let isRecent = day + 14 > today
            let isReturned = chance.share("returned", dataSet.code, period.identifier) < 0.06
            state = isRecent ? (isReturned ? .returned : .submitted) : .approved
        }
    }

    /// Whether values of it were written.
    var hasValues: Bool { state != .open }
    /// Whether it came in time, once it came.
    let isOnTime: Bool
}
