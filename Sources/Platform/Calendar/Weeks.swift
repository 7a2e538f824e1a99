/// Weeks that begin on a given weekday, numbered as ISO 8601 numbers those that begin on Monday: the first week of a
/// year is the one with its 4 January.
struct Weeks {
    /// The weekday that weeks begin on, Monday 1 to Sunday 7.
    let weekday: Int

    init(from weekday: Int) {
        self.weekday = weekday
    }

    /// The first day of the week that a day lies in.
    func start(of day: Day) -> Day {
        day - (day.weekday - weekday + 7) % 7
    }

    /// The year and number of the week that a day lies in.
    func number(of day: Day) -> (year: Int, number: Int) {
        let fourth = start(of: day) + 3
        return (fourth.year, (fourth.dayOfYear - 1) / 7 + 1)
    }

    /// The first day of a year's first week.
    func firstDay(ofYear year: Int) -> Day {
        start(of: Day(firstOfMonth: year * 12) + 3)
    }

    /// The number of weeks in a year, 52 or 53.
    func count(inYear year: Int) -> Int {
        (firstDay(ofYear: year + 1) - firstDay(ofYear: year)) / 7
    }
}
