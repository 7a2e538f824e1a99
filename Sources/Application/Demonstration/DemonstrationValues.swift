import Calendar
import Collection
import Foundation
import Lifecycle
import Number
import Tenancy

/// Everything that one college reported, and what the platform observed of it, over the demonstration's quarters.
struct DemonstrationValues {
    let college: DemonstrationCollege
    let id: Identifier<College>
    let dictionary: DataDictionary
    let seed: UInt64
    let quarters: [Period]
    /// The first day from which the college reports: that of its accepted plan.
    let start: Day
    let today: Day
    /// Every report that there is, written or not.
    private(set) var reports: [DemonstrationReport] = []

    init(
        _ college: DemonstrationCollege,
        id: Identifier<College>,
        dictionary: DataDictionary,
        seed: UInt64,
        quarters: [Period],
        start: Day,
        today: Day
    ) {
        self.college = college
        self.id = id
        self.dictionary = dictionary
        self.seed = seed
        self.quarters = quarters
        self.start = start
        self.today = today
        let chance = Chance(seed: seed &+ college.strength.seed)
        for dataSet in dictionary.dataSets {
            for period in periods(dataSet.frequency) {
                reports.append(
                    DemonstrationReport(dataSet, period, of: college, chance: chance, today: today)
                )
            }
        }
    }

    /// The values of a quarter by their source: of its months, of itself, and of the year that ends with it.
    func values(in quarter: Period) -> [Element.Source: [RecordedValue]] {
        var values: [Element.Source: [RecordedValue]] = [:]
        for frequency in Frequency.allCases {
            for period in periods(frequency) where quarter.contains(period.end) {
                let index = (period.end.monthCount - quarters[0].start.monthCount) / 3
                var figures = DemonstrationFigures(college, seed: seed, period: period, quarter: index)
                for element in dictionary.elements where element.frequency == frequency {
                    // Made even where it is not kept: others may be a part of it.
                    guard let value = figures.value(of: element), isReported(element, period) else { continue }
                    let source = element.dataSet == nil ? .system : element.source
                    values[source, default: []] += figures.parts(value, of: element).map { category, value in
                        RecordedValue(
                            college: id,
                            element: element.code,
                            category: category,
                            period: period,
                            value: value
                        )
                    }
                }
            }
        }
        values[.system, default: []] += counts(in: quarter)
        return values
    }

    /// The college's and its partner's reports due in each month of a quarter, and how many of them came, and came in time.
    private func counts(in quarter: Period) -> [RecordedValue] {
        quarter.periods(of: .monthly).filter { $0.start <= today && $0.end >= start }.flatMap { month in
            let due = reports.filter {
                $0.dataSet.source != .headquarters && month.contains($0.dataSet.due($0.period))
            }
            let counts = [
                ("SYS_REPORTS_EXPECTED", due.count),
                ("SYS_REPORTS_SUBMITTED", due.count { $0.state == .submitted || $0.state == .approved }),
                ("SYS_REPORTS_ON_TIME", due.count { $0.isOnTime && $0.state != .returned }),
            ]
            return counts.map { RecordedValue(college: id, element: $0, period: month, value: Number($1)) }
        }
    }

    /// The periods that have begun and in which the college reported, those after the last quarter too.
    func periods(_ frequency: Frequency) -> [Period] {
        let type = frequency.periodType
        let last = Period(type, containing: today)
        var period = Period(type, containing: max(quarters[0].start, start))
        if period.start < start { period = period.next }
        var periods: [Period] = []
        while period <= last {
            periods.append(period)
            period = period.next
        }
        return periods
    }

    private func isReported(_ element: Element, _ period: Period) -> Bool {
        guard period.end <= today else { return false }
        guard let dataSet = element.dataSet else { return true }
        return reports.first { $0.dataSet.code == dataSet && $0.period == period }?.hasValues ?? false
    }
}
