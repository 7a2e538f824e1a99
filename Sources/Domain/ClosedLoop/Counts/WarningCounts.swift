import Calendar
import Collection
import Foundation
import Indicators
import Lifecycle
import Number
import Postgres
import Tenancy

extension Scope {
    /// Recomputes what was counted of warnings and targets from the warnings, the targets and the figures themselves;
    /// empty when all agree, as they always must. For headquarters.
    package func warningCountDifferences(at date: Date) async throws -> [LoopDifference] {
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
        let entries = Dictionary(uniqueKeysWithValues: try await collegesOfProgramme().map { ($0.id, $0) })
        func difference(_ id: Identifier<College>, _ element: String, _ period: String, _ was: Number?, _ now: Number?)
            -> LoopDifference?
        {
            guard was ?? .zero != now ?? .zero, let college = entries[id] else { return nil }
            return LoopDifference(
                country: college.country,
                college: college.code,
                element: element,
                period: period,
                kept: was.map { "\($0)" } ?? "",
                computed: "\(now ?? .zero)"
            )
        }
        var differences = computed.compactMap { value -> LoopDifference? in
            let (element, period) = (value.element, value.period.identifier)
            let was = kept.removeValue(forKey: "\(value.college) \(element) \(period)")?.3
            // What the day's tick has still to count is no difference.
            if was == nil, element.hasPrefix("SYS_TARGETS_") { return nil }
            return difference(value.college, element, period, was, value.value)
        }
        // What is left is of no event; targets of quarters further back are not computed anew.
        for (college, element, period, value) in kept.values {
            let isOlder = Period(period).map { $0.end < (quarters.last?.start ?? today) } ?? false
            if element.hasPrefix("SYS_TARGETS_"), isOlder { continue }
            if let found = difference(college, element, period, value, nil) { differences.append(found) }
        }
        return differences
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
