import Calendar
import Collection

/// The period that figures are shown of where nobody chose one.
package enum LatestPeriod {
    /// The last quarter that was over before this day.
    package static func quarter(before day: Day) -> Period {
        Period(.quarterly, containing: day).previous
    }

    /// The last so many quarters that were over before this day, the latest first.
    package static func quarters(_ count: Int, before day: Day) -> [Period] {
        let last = quarter(before: day)
        return (0..<count).map { last.offset(by: -$0) }
    }
}
