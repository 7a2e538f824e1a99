import Calendar
import Collection
import Foundation
import Lifecycle
import Number
import Tenancy

/// How many agreed targets were due at a college in a quarter, and how many of them its figures met.
package struct TargetCounts: Sendable, Hashable {
    package let set: Int
    package let met: Int

    /// Each target is due once, in the quarter in which its period ends; without a figure it isn't met. The definitions'
    /// defaults don't count, nor do indicators of what targets and warnings themselves come to.
    package init(_ book: IndicatorBook, of sums: Sums, in quarter: Period, targets: PlaceTargets) {
        var (set, met) = (0, 0)
        let reader = ItemReader(book: book, sums: sums)
        for period in Self.due(in: quarter) {
            for indicator in book.indicators where !book.isOfLoop(indicator) {
                guard targets.isSet(indicator, for: period) else { continue }
                set += 1
                let figure = Figure(indicator, reader, in: period, targets)
                if figure.period == period, figure.attainment?.grade == .met { met += 1 }
            }
        }
        (self.set, self.met) = (set, met)
    }

    /// The periods whose targets are due in a quarter.
    package static func due(in quarter: Period) -> [Period] {
        Target.periodTypes.map { Period($0, containing: quarter.end) }.flatMap { [$0.previous, $0] }
            .filter { quarter.contains($0.end) }
    }
}

extension IndicatorBook {
    /// Whether an indicator is of what targets and warnings come to, which they themselves must not judge.
    package func isOfLoop(_ indicator: Indicator) -> Bool {
        elementCodes(for: indicator).contains { $0.hasPrefix("SYS_TARGETS_") || $0.hasPrefix("SYS_WARNINGS_") }
    }
}

extension PlaceTargets {
    /// Whether one was agreed for a period itself, and was in force on its last day.
    func isSet(_ indicator: Indicator, for period: Period) -> Bool {
        let target = target(of: indicator, in: period)
        return target.origin != .standard && target.period == period
    }
}

extension Scope {
    /// What `SYS_TARGETS_SET` and `SYS_TARGETS_MET` come to for these colleges in quarters that are over; nil values where
    /// no target was due.
    package func targetCounts(
        of colleges: [CollegeKey],
        in quarters: [Period],
        _ book: IndicatorBook
    ) async throws -> [RecordedValue] {
        guard !colleges.isEmpty, !quarters.isEmpty else { return [] }
        let due = Set(quarters.flatMap(TargetCounts.due(in:)))
        let targets = try await targets(over: due, ofColleges: colleges)
        let wanted = book.periods(for: Array(due))
        let sums = targets.isEmpty ? [:] : try await sums(ofColleges: colleges, in: wanted, book: book)
        return colleges.flatMap { college in
            quarters.flatMap { quarter in
                let counts = TargetCounts(
                    book,
                    of: sums[college.id] ?? Sums(),
                    in: quarter,
                    targets: targets.of(.college(college.id))
                )
                return [("SYS_TARGETS_SET", counts.set), ("SYS_TARGETS_MET", counts.met)].map {
                    RecordedValue(
                        college: college.id,
                        element: $0.0,
                        period: quarter,
                        value: counts.set == 0 ? nil : Number($0.1)
                    )
                }
            }
        }
    }
}
