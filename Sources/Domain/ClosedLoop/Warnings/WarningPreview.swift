import Calendar
import Collection
import Foundation
import Indicators
import Lifecycle
import Tenancy

/// What a rule would have raised in a quarter, at how many colleges.
package struct WarningPreview: Sendable, Hashable {
    package let quarter: Period
    package let warnings: Int
    package let colleges: Int
}

extension Scope {
    /// What a rule of figures would have raised in the last four quarters that are over, at all colleges, the latest first;
    /// for headquarters, before it is switched on.
    package func preview(of rule: WarningRule, at date: Date) async throws -> [WarningPreview] {
        guard rule.kind.isOfFigures else { return [] }
        let on = WarningRule(rule.kind, isOn: true, days: rule.days, limits: rule.limits)
        let colleges = try await watchedColleges(at: date)
        guard let today = colleges.map(\.today).min() else { return [] }
        let quarters = LatestPeriod.quarters(4, before: today)
        let judged = Set(
            quarters.flatMap { quarter in
                quarter.periods(of: .monthly) + [quarter]
                    + [Period(.yearly, containing: quarter.start)].filter {
                        quarter.contains($0.end)
                    }
            }
        )
        let book = try await indicatorBook()
        let figures = FigureRules(book, [on])
        let wanted = figures.periods(for: judged)
        let keys = colleges.map(\.key)
        let sums = try await sums(ofColleges: keys, in: wanted, book: book)
        let targets = try await targets(over: wanted, ofColleges: keys)
        let peers = rule.kind == .outsideFunnel ? try await warningPeers(colleges, in: judged, book) : nil
        var found: [Period: [Identifier<College>: Int]] = [:]
        for college in colleges {
            let causes = figures.causes(
                in: judged,
                of: sums[college.key.id] ?? Sums(),
                targets: targets.of(.college(college.key.id)),
                peers: peers?.sums(for: college, on)
            )
            for cause in causes {
                guard let end = Period(cause.period)?.end else { continue }
                found[Period(.quarterly, containing: min(end, quarters[0].end)), default: [:]][
                    college.key.id,
                    default: 0
                ] += 1
            }
        }
        return quarters.map { quarter in
            let own = found[quarter] ?? [:]
            return WarningPreview(quarter: quarter, warnings: own.values.reduce(0, +), colleges: own.count)
        }
    }
}
