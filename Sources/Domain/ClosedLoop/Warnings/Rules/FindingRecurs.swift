import Calendar
import Number

/// The same found for the third time in 12 months.
package enum FindingRecurs {
    /// The causes in the days on which findings of one subject were opened, in their order.
    package static func causes(_ subject: String, opened days: [Day], _ rule: WarningRule) -> [WarningCause] {
        let times = rule.limit(.times).integer ?? 3
        return days.enumerated().compactMap { index, day in
            guard index + 1 >= times else { return nil }
            let first = days[index + 1 - times]
            let parts = day.components
            guard let yearBefore = Day(year: parts.year - 1, month: parts.month, day: min(parts.day, 28)) else {
                return nil
            }
            // The same days, apart from the end of a month.
            guard first >= yearBefore else { return nil }
            var cause = WarningCause(.findingRecurs, of: subject, in: "\(day)")
            cause.day = day
            return cause
        }
    }
}
