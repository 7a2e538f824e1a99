import Calendar
import Collection
import Foundation
import Indicators
import Lifecycle
import Number
import Postgres
import Tenancy

/// A count of the loop that does not agree with the events that it is of.
package struct LoopCountDifference: Sendable, Hashable, Codable {
    package let college: Identifier<College>
    package let element: String
    package let period: String
    /// What is kept; nil where nothing is.
    package let kept: Number?
    /// What the events come to; nil where there are none.
    package let computed: Number?
}

extension Scope {
    /// Recomputes what was counted of warnings and targets from the warnings, the targets and the figures themselves;
    /// empty when all agree, as they always must. For headquarters.
    package func warningCountDifferences(at date: Date) async throws -> [LoopCountDifference] {
        let colleges = try await watchedColleges(at: date)
        guard let today = colleges.map(\.today).min() else { return [] }
        var computed: [RecordedValue] = []
        for (tenant, own) in Dictionary(grouping: colleges, by: \.key.tenant) {
            computed += try await warningCounts(of: tenant, in: try await warningMonths(of: tenant))
                .filter { value in own.contains { $0.key.id == value.college } }
        }
        let quarters = LatestPeriod.quarters(8, before: today)
        computed += try await targetCounts(of: colleges.map(\.key), in: quarters, try await indicatorBook())
        let names = ["SYS_WARNINGS_RAISED", "SYS_WARNINGS_ANSWERED", "SYS_TARGETS_SET", "SYS_TARGETS_MET"]
        var kept: [String: (Identifier<College>, String, String, Number)] = [:]
        _ = try await all(
            """
            SELECT college_id, element, period, value FROM collection.value
            WHERE programme_id = \(member.programme) AND college_id = ANY (\(colleges.map(\.key.id)))
                AND element = ANY (\(names))
            """
        ) { (college: Identifier<College>, element: String, period: String, value: Number) in
            kept["\(college) \(element) \(period)"] = (college, element, period, value)
        }
        var differences: [LoopCountDifference] = []
        for value in computed {
            let (element, period) = (value.element, value.period.identifier)
            let was = kept.removeValue(forKey: "\(value.college) \(element) \(period)")?.3
            guard was != value.value, !(was == nil && value.value == .zero) else { continue }
            differences.append(
                LoopCountDifference(
                    college: value.college,
                    element: element,
                    period: period,
                    kept: was,
                    computed: value.value
                )
            )
        }
        // What is left is of no event; targets of quarters further back are not computed anew.
        for (college, element, period, value) in kept.values where !value.isZero {
            let isOlder = Period(period).map { $0.end < (quarters.last?.start ?? today) } ?? false
            if element.hasPrefix("SYS_TARGETS_"), isOlder { continue }
            differences.append(
                LoopCountDifference(college: college, element: element, period: period, kept: value, computed: nil)
            )
        }
        return differences.sorted { ($0.period, $0.element) < ($1.period, $1.element) }
    }

    private func warningMonths(of tenant: Identifier<Organisation>) async throws -> [Identifier<College>: Set<String>] {
        var months: [Identifier<College>: Set<String>] = [:]
        _ = try await all("SELECT DISTINCT college_id, month FROM closed_loop.warning WHERE tenant_id = \(tenant)") {
            (college: Identifier<College>, month: String) in
            months[college, default: []].insert(month)
        }
        return months
    }
}
