import Calendar
import Collection
import Number

/// What figures are computed from: the sums of a college, a country or the programme, by period and element, and its
/// reports counted by period and data set.
package struct Sums: Sendable {
    private var values: [String: [String: Number]] = [:]
    private var reports: [String: [String: ReportCounts]] = [:]

    /// Nothing reported.
    package init() {}

    /// Adds an element's sum in a category, the empty one where it has none; all categories together are its total.
    package mutating func add(_ sum: Number, of element: String, category: String = "", in period: String) {
        values[period, default: [:]][element, default: .zero] += sum
        if !category.isEmpty { values[period, default: [:]]["\(element).\(category)", default: .zero] += sum }
    }

    /// Sets an element's sum that is kept of a country: in one category, or its total, which is kept too.
    mutating func keep(_ sum: Number, of element: String, category: String, in period: String) {
        values[period, default: [:]][category.isEmpty ? element : "\(element).\(category)", default: .zero] += sum
    }

    /// Adds the counts of a data set's reports.
    mutating func add(_ counts: ReportCounts, of dataSet: String, in period: String) {
        reports[period, default: [:]][dataSet, default: ReportCounts()] += counts
    }

    /// Adds another place's sums to these.
    package mutating func add(_ other: Sums) {
        for (period, sums) in other.values {
            values[period, default: [:]].merge(sums) { $0 + $1 }
        }
        for (period, counts) in other.reports {
            reports[period, default: [:]].merge(counts) { $0 + $1 }
        }
    }

    /// An element's total in a period, or one category's part of it; nil where nobody reported any.
    package func sum(of element: String, category: String? = nil, in period: Period) -> Number? {
        values[period.identifier]?[category.map { "\(element).\($0)" } ?? element]
    }

    /// The counts of a data set's reports; nil where none was due.
    func reports(of dataSet: String, in period: Period) -> ReportCounts? {
        reports[period.identifier]?[dataSet]
    }
}

/// How many reports of a data set were due, came, and came on time.
struct ReportCounts: Sendable, Hashable {
    var expected: Number = .zero
    var actual: Number = .zero
    var onTime: Number = .zero

    static func + (left: ReportCounts, right: ReportCounts) -> ReportCounts {
        ReportCounts(
            expected: left.expected + right.expected,
            actual: left.actual + right.actual,
            onTime: left.onTime + right.onTime
        )
    }

    static func += (left: inout ReportCounts, right: ReportCounts) { left = left + right }

    /// A measure as DHIS2 defines it; nil for a rate of nothing.
    func value(of metric: ReportingMetric) -> Number? {
        switch metric {
        case .expected: expected
        case .actual: actual
        case .actualOnTime: onTime
        case .rate: (actual * 100).divided(by: expected)
        case .rateOnTime: (onTime * 100).divided(by: expected)
        }
    }
}
