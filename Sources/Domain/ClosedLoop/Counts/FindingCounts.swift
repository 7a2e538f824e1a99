import Calendar
import Collection
import Foundation
import Lifecycle
import Number
import Tenancy

/// What the platform counts of a college's findings, month by month of its own time.
///
/// What was opened, in the month it was; what was due, in the month of its first day, and whether it was verified by then;
/// what was closed, in the month it was, with the days that took since it was opened, whether it was effective, and what
/// came back: opened in this month although a finding of the same indicator was closed not more than 12 months before. What
/// follows up an ineffective one has not come back: it never went. Without an indicator, being verified is the effect.
package struct FindingCounts: Sendable, Hashable {
    /// The element's code, the month and the count.
    package struct Line: Sendable, Hashable {
        package let element: String
        package let month: Period
        package let count: Int
    }

    /// The elements, in the order of the data dictionary.
    package static let elements = [
        "SYS_FINDINGS_OPENED", "SYS_FINDINGS_DUE", "SYS_FINDINGS_CLOSED_ON_TIME", "SYS_FINDINGS_CLOSED",
        "SYS_FINDINGS_EFFECTIVE", "SYS_FINDINGS_RECURRED", "SYS_FINDING_DAYS",
    ]

    /// How many months after one was closed another of the same indicator has come back.
    package static let memory = 12

    private var counts: [Period: [String: Int]] = [:]

    /// Counts all findings of a college in its zone.
    package init(_ findings: [Finding], in zone: Zone) {
        for finding in findings {
            let opened = Day(finding.opened, in: zone)
            add("SYS_FINDINGS_OPENED", 1, on: opened)
            if Self.hasRecurred(finding, among: findings, in: zone) { add("SYS_FINDINGS_RECURRED", 1, on: opened) }
            if let due = finding.firstDue.map({ Day($0, in: zone) }) {
                add("SYS_FINDINGS_DUE", 1, on: due)
                add("SYS_FINDINGS_CLOSED_ON_TIME", finding.isInTime(in: zone) ? 1 : 0, on: due)
            }
            if let closed = finding.closed.map({ Day($0, in: zone) }) {
                let isEffective = finding.outcome?.kind == .effective || finding.indicator == nil
                add("SYS_FINDINGS_CLOSED", 1, on: closed)
                add("SYS_FINDINGS_EFFECTIVE", isEffective ? 1 : 0, on: closed)
                add("SYS_FINDING_DAYS", closed - opened, on: closed)
            }
        }
    }

    /// Whether a finding is of an indicator that had failed at the college before and was put right.
    package static func hasRecurred(_ finding: Finding, among findings: [Finding], in zone: Zone) -> Bool {
        guard let indicator = finding.indicator, finding.follows == nil else { return false }
        let opened = Day(finding.opened, in: zone)
        return findings.contains { earlier in
            guard earlier.number != finding.number, earlier.indicator == indicator, let end = earlier.closed else {
                return false
            }
            let closed = Day(end, in: zone)
            return end <= finding.opened && opened <= closed.later(byMonths: memory)
        }
    }

    /// Every count, by month and element; in each month that has one all elements.
    package var lines: [Line] {
        counts.keys.sorted().flatMap { month in
            Self.elements.map { Line(element: $0, month: month, count: counts[month]?[$0] ?? 0) }
        }
    }

    /// What a month's counts come to, 0 for what did not happen.
    package func count(_ element: String, in month: Period) -> Int { counts[month]?[element] ?? 0 }

    /// The counts that are others than they were, as values of the college.
    func values(since earlier: FindingCounts, of college: Identifier<College>) -> [RecordedValue] {
        Set(counts.keys).union(earlier.counts.keys).sorted().flatMap { month in
            let isNew = earlier.counts[month] == nil
            return Self.elements.filter { isNew || count($0, in: month) != earlier.count($0, in: month) }.map {
                RecordedValue(college: college, element: $0, period: month, value: Number(count($0, in: month)))
            }
        }
    }

    private mutating func add(_ element: String, _ count: Int, on day: Day) {
        counts[Period(.monthly, containing: day), default: [:]][element, default: 0] += count
    }
}

extension Day {
    /// The same day so many months later, or the last of that month where it is shorter.
    func later(byMonths months: Int) -> Day {
        let first = Day(firstOfMonth: monthCount + months)
        return first + (min(components.day, Day.length(ofMonth: first.month, year: first.year)) - 1)
    }
}
