import Calendar
import Collection
import Foundation
import Indicators
import Lifecycle
import Number
import Postgres
import Tenancy

extension Consequence {
    /// Values that were written may miss a target or mend it: rules are asked once for each college and period that was
    /// touched and is over, and the targets met are counted anew.
    package static let warnings = Consequence { scope, act, touches in
        let periods = Dictionary(grouping: touches.filter(\.isWriting)) { $0.tenant }
        var entries: [AuditEntry] = []
        for (tenant, touched) in periods {
            entries += try await scope.follow(touched, of: Identifier(tenant), at: act.at)
        }
        return entries
    }
}

extension Scope {
    fileprivate func follow(
        _ touched: [Touch],
        of tenant: Identifier<Organisation>,
        at date: Date
    ) async throws -> [AuditEntry] {
        // Nobody can be ahead of the latest zone, so what isn't over there is over nowhere.
        let latest = Day(latestAt: date)
        var periods: [Identifier<College>: Set<Period>] = [:]
        for touch in touched {
            guard let period = Period(touch.period), period.start <= latest else { continue }
            periods[Identifier(touch.college), default: []].insert(period)
        }
        guard periods.values.contains(where: { $0.contains { $0.end < latest } }) else { return [] }
        let colleges = try await watchedColleges(of: tenant, among: Array(periods.keys), at: date)
        let judged = colleges.map { college in
            (college, Set((periods[college.key.id] ?? []).flatMap(college.judged(by:))))
        }.filter { !$0.1.isEmpty }
        guard !judged.isEmpty else { return [] }
        let book = try await indicatorBook()
        let outcome = try await decideOnFigures(of: tenant, judged, book, peers: nil, at: date)
        let quarters = Set(
            judged.flatMap { college, periods in
                periods.flatMap(Target.periods(over:)).map { Period(.quarterly, containing: $0.end) }
                    .filter { $0.end < college.today }
            }
        )
        var values = try await targetCounts(of: judged.map(\.0.key), in: quarters.sorted(), book)
        values += try await warningCounts(of: tenant, in: outcome.months)
        if let last = try await count(values, of: tenant, at: date) { try await last(self) }
        return outcome.entries
    }

    /// Asks the rules about figures of colleges of one tenant in periods that are over.
    ///
    /// - Parameter peers: the sums that a college is compared with; nil where nobody may compare.
    func decideOnFigures(
        of tenant: Identifier<Organisation>,
        _ judged: [(WatchedCollege, Set<Period>)],
        _ book: IndicatorBook,
        peers: WarningPeers?,
        besides others: [Identifier<College>: WarningDecision.Judged] = [:],
        at date: Date
    ) async throws -> WarningDecision.Outcome {
        let rules = try await warningRules()
        let figures = FigureRules(book, rules)
        let all = judged.reduce(into: Set<Period>()) { $0.formUnion($1.1) }
        let wanted = figures.rules.isEmpty ? [] : figures.periods(for: all)
        let keys = judged.map(\.0.key)
        let sums = wanted.isEmpty ? [:] : try await sums(ofColleges: keys, in: wanted, book: book)
        let targets = wanted.isEmpty ? Targets() : try await targets(over: wanted, ofColleges: keys)
        let found = judged.map { college, periods in
            var own = others[college.key.id] ?? WarningDecision.Judged()
            own.causes += figures.causes(
                in: periods,
                of: sums[college.key.id] ?? Sums(),
                targets: targets.of(.college(college.key.id)),
                peers: peers?.sums(for: college, figures.rules[.outsideFunnel])
            )
            for kind in figures.rules.keys where kind != .outsideFunnel || peers != nil {
                own.periods.formUnion(periods.map { "\(kind.rawValue) \($0.identifier)" })
            }
            return (college: college, found: own)
        }
        let decision = WarningDecision(scope: self, tenant: tenant, rules: rules, at: date)
        return try await decision.decide(found)
    }
}

/// What colleges are compared with in a funnel: their country's sums, or the programme's where it has too few colleges.
struct WarningPeers: Sendable {
    var countries: [String: Sums] = [:]
    var colleges: [String: Int] = [:]
    var programme = Sums()

    /// The sums beside which a college's share is put.
    func sums(for college: WatchedCollege, _ rule: WarningRule?) -> Sums {
        let needed = rule?.limit(.colleges).integer ?? 3
        return colleges[college.country, default: 0] >= needed ? countries[college.country] ?? Sums() : programme
    }
}
