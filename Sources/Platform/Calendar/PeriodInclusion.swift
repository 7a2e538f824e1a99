extension Period {
    /// The period of a type that this one lies wholly in, or nil where it crosses a border.
    package func period(of type: PeriodType) -> Period? {
        let outer = Period(type, containing: start)
        return outer.contains(self) ? outer : nil
    }

    /// Whether a day lies in this period.
    package func contains(_ day: Day) -> Bool { start <= day && day <= end }

    /// Whether a period lies wholly in this one.
    package func contains(_ period: Period) -> Bool { start <= period.start && period.end <= end }

    /// The periods of a type that lie wholly in this one, in order.
    package func periods(of type: PeriodType) -> [Period] {
        Period.all(of: type, from: start, through: end)
    }

    /// The periods of a type that lie wholly between two days (both included), in order.
    package static func all(of type: PeriodType, from start: Day, through end: Day) -> [Period] {
        var period = Period(type, containing: start)
        if period.start < start { period = period.next }
        var periods: [Period] = []
        while period.end <= end {
            periods.append(period)
            period = period.next
        }
        return periods
    }
}
