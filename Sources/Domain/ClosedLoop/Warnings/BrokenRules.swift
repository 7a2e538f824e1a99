import Calendar
import Collection
import Foundation
import Indicators
import Lifecycle
import Postgres
import Tenancy

extension Consequence {
    /// A report that was handed in may break a validation rule, and values that were mended keep to it again.
    package static let brokenRules = Consequence { scope, act, touches in
        var entries: [AuditEntry] = []
        for (tenant, touched) in Dictionary(grouping: touches.filter({ !$0.isApproval }), by: \.tenant) {
            entries += try await scope.followRules(touched, of: Identifier(tenant), at: act.at)
        }
        return entries
    }
}

extension Scope {
    fileprivate func followRules(
        _ touched: [Touch],
        of tenant: Identifier<Organisation>,
        at date: Date
    ) async throws -> [AuditEntry] {
        // What is written belongs to reports that are worked on: it raises nothing, and mends only what is warned of.
        let written = Set(touched.filter(\.isWriting).map { Identifier<College>($0.college) })
        let warned = written.isEmpty ? [] : try await warnedOfRules(among: written, of: tenant)
        var periods: [Identifier<College>: Set<Period>] = [:]
        for touch in touched where touch.submitted != nil || warned.contains(Identifier(touch.college)) {
            if let period = Period(touch.period) { periods[Identifier(touch.college), default: []].insert(period) }
        }
        guard !periods.isEmpty else { return [] }
        let rules = try await warningRules()
        guard rules.contains(where: { $0.kind == .validationBroken && $0.isOn }) else { return [] }
        let colleges = try await watchedColleges(of: tenant, among: Array(periods.keys), at: date)
        let judged = try await brokenRules(at: colleges, of: tenant) { periods[$0.key.id] ?? [] }
        let decision = WarningDecision(scope: self, tenant: tenant, rules: rules, at: date)
        let outcome = try await decision.decide(
            colleges.map { ($0, judged[$0.key.id] ?? WarningDecision.Judged()) }
        )
        let values = try await warningCounts(of: tenant, in: outcome.months)
        if let last = try await count(values, of: tenant, at: date) { try await last(self) }
        return outcome.entries
    }

    private func warnedOfRules(
        among colleges: Set<Identifier<College>>,
        of tenant: Identifier<Organisation>
    ) async throws -> Set<Identifier<College>> {
        Set(
            try await all(
                """
                SELECT DISTINCT college_id FROM closed_loop.warning
                WHERE tenant_id = \(tenant) AND college_id = ANY (\(Array(colleges)))
                    AND kind = \(WarningKind.validationBroken) AND state IN ('open', 'dismissed')
                """,
                as: Identifier<College>.self
            )
        )
    }

    /// What validation rules say of the periods around some that were touched, at colleges of one tenant.
    ///
    /// - Parameter periods: of each college, as reported.
    func brokenRules(
        at colleges: [WatchedCollege],
        of tenant: Identifier<Organisation>,
        around periods: (WatchedCollege) -> Set<Period>
    ) async throws -> [Identifier<College>: WarningDecision.Judged] {
        let book = try await ruleBook()
        guard !book.rules.isEmpty, !colleges.isEmpty else { return [:] }
        let own = Dictionary(
            colleges.map { college in
                let around = periods(college)
                let asked = book.rules.map { rule in
                    Set(around.compactMap { book.period(of: rule, around: $0) }.filter { $0.end < college.today })
                }
                return (college.key.id, asked)
            }
        ) { first, _ in first }
        let asked = book.rules.indices.map { place in
            own.values.reduce(into: Set<Period>()) { $0.formUnion($1[place]) }
        }
        let places = Dictionary(book.rules.indices.map { (book.rules[$0].code, $0) }) { $1 }
        let results = try await results(of: book.rules, book, at: colleges.map(\.key)) {
            places[$0.code].map { Array(asked[$0]) } ?? []
        }
        let all = asked.reduce(into: Set<Period>()) { $0.formUnion($1) }
        let standings = try await standings(of: colleges.map(\.key.id), of: tenant, in: all)
        var judged: [Identifier<College>: WarningDecision.Judged] = [:]
        for college in colleges {
            for result in results[college.key.id] ?? [] {
                guard let place = places[result.rule.code], own[college.key.id]?[place].contains(result.period) == true
                else { continue }
                let sets = book.dataSets(of: result.rule)
                let reports = (standings[college.key.id] ?? []).filter {
                    sets.contains($0.dataSet) && result.period.contains($0.period)
                }
                judged[college.key.id, default: WarningDecision.Judged()]
                    .add(ValidationBroken.judgement(result, reports.map(\.standing)))
            }
        }
        return judged
    }

    /// How the reports of colleges stand in periods or within them.
    private func standings(
        of colleges: [Identifier<College>],
        of tenant: Identifier<Organisation>,
        in periods: Set<Period>
    ) async throws -> [Identifier<College>: [StandingReport]] {
        var standings: [Identifier<College>: [StandingReport]] = [:]
        _ = try await all(
            """
            SELECT DISTINCT report.college_id, report.data_set, report.period, report.state
            FROM collection.report
            JOIN collection.period_level ON period_level.period = report.period
            WHERE report.tenant_id = \(tenant) AND report.college_id = ANY (\(colleges))
                AND period_level.level_period = ANY (\(periods.map(\.identifier)))
            """
        ) { (college: Identifier<College>, dataSet: String, period: String, state: Report.State) in
            guard let period = Period(period) else { return }
            standings[college, default: []].append(
                StandingReport(dataSet: dataSet, period: period, standing: ValidationBroken.Standing(state))
            )
        }
        return standings
    }
}

private struct StandingReport {
    let dataSet: String
    let period: Period
    let standing: ValidationBroken.Standing
}

extension WarningDecision.Judged {
    /// Takes what was judged of one cause.
    mutating func add(_ judgement: ValidationBroken.Judgement) {
        switch judgement {
        case .stands(let cause):
            causes.append(cause)
            looked.insert(cause.key)
        case .vanished(let cause): looked.insert(cause.key)
        case .undecided: break
        }
    }
}

extension Scope {
    /// Adds what validation rules say of the periods that a day judges, where a programme warns of that.
    func addBrokenRules(
        at colleges: [WatchedCollege],
        of tenant: Identifier<Organisation>,
        to judged: inout [Identifier<College>: WarningDecision.Judged]
    ) async throws {
        guard try await warningRules().contains(where: { $0.kind == .validationBroken && $0.isOn }) else { return }
        for (college, found) in try await brokenRules(at: colleges, of: tenant, around: \.lately) {
            judged[college, default: WarningDecision.Judged()].causes += found.causes
            judged[college, default: WarningDecision.Judged()].looked.formUnion(found.looked)
        }
    }
}
