import Calendar
import Collection

extension IndicatorBook {
    /// The periods whose figure an indicator may show for one that is asked for, the best first: that one, or, where its
    /// elements are reported less often, those of its own kind that ended by then and not more than 15 months before.
    package func ownPeriods(of indicator: Indicator, for asked: Period) -> [Period] {
        guard let type = kinds[indicator.code], asked.periods(of: type).isEmpty else { return [asked] }
        var (periods, next) = ([Period](), Period(type, containing: asked.end))
        if next.end > asked.end { next = next.previous }
        while asked.end.monthCount - next.end.monthCount <= Self.longestAgo {
            periods.append(next)
            next = next.previous
        }
        return periods
    }

    /// How many months before the end of the period asked for a figure may have ended to be shown for it.
    static let longestAgo = 15

    /// The longest of the periods by which an indicator's elements are reported; nil where it asks for none.
    static func kind(of elements: [Element]) -> PeriodType? {
        elements.map(\.frequency).max { $0.months < $1.months }?.periodType
    }

    /// The kind of period that an indicator's figures are reported for: a month, a quarter or a year.
    package func kind(of indicator: Indicator) -> PeriodType? { kinds[indicator.code] }
}

extension Frequency {
    /// How many months its periods last.
    package var months: Int {
        switch self {
        case .monthly: 1
        case .quarterly: 3
        case .yearly: 12
        }
    }
}
