import Calendar
import Collection
import Foundation
import Lifecycle
import Postgres
import Tenancy

extension Consequence {
    /// A report that is handed in is held against the rules of its elements: what breaks one of high importance is
    /// refused by `ReportRefusal.broken`, anything else kept with it and counted.
    package static let checks = Consequence { scope, act, touches in
        for touch in touches {
            guard let report = touch.submitted else { continue }
            let checked = try await scope.checks(of: Identifier(report), at: act.at)
            guard !checked.found.contains(where: \.forbids) else { throw ReportRefusal.broken(checked.found) }
            let tenant = Identifier<Organisation>(touch.tenant)
            let months = try await scope.keep(checked.found.map { (checked.report, $0) }, of: tenant)
            let counts = try await scope.checkCounts(in: months, of: tenant)
            if let last = try await scope.count(counts, of: tenant, at: act.at) { try await last(scope) }
        }
        return []
    }
}

extension Scope {
    /// What the rules of a report's elements find now, each where it can be asked.
    package func checks(
        of id: Identifier<Report>,
        at date: Date
    ) async throws -> (report: CheckedReport, found: [RuleCheck]) {
        let key = try await reportKey(id)
        let report = CheckedReport(id, of: key.college, in: key.zone, at: date)
        guard let period = Period(key.period) else { return (report, []) }
        return (report, try await results(of: key, in: period, on: Day(date, in: key.zone)).compactMap(\.check))
    }

    private func results(of key: ReportKey, in period: Period, on today: Day) async throws -> [RuleResult] {
        let book = try await ruleBook()
        let rules = book.rules(of: key.dataSet)
        let college = CollegeKey(id: key.college, tenant: key.tenant)
        let found = try await results(of: rules, book, at: [college]) { book.periods(of: $0, with: period, on: today) }
        return found[key.college] ?? []
    }

    /// Holds reports of one college that were handed in before anybody was asked against the rules, as they are now;
    /// keeps what is found and gives what it comes to by month. For loading.
    package func checkHandedIn(at college: College) async throws -> [RecordedValue] {
        let book = try await ruleBook()
        guard !book.rules.isEmpty else { return [] }
        let reports = try await all(
            """
            SELECT report_id, data_set, period, submitted_at FROM collection.report
            WHERE tenant_id = \(college.tenant) AND college_id = \(college.id) AND submitted_at IS NOT NULL
            ORDER BY submitted_at, report_id
            """
        ) { (id: Identifier<Report>, dataSet: String, period: String, at: Date) in
            (
                report: CheckedReport(id, of: college.id, in: college.zone, at: at), dataSet: dataSet,
                period: Period(period)
            )
        }
        func asked(_ rule: ValidationRule, _ report: CheckedReport, _ period: Period) -> [Period] {
            book.periods(of: rule, with: period, on: Day(report.at, in: college.zone))
        }
        let key = CollegeKey(id: college.id, tenant: college.tenant)
        let results = try await results(of: book.rules, book, at: [key]) { rule in
            let own = reports.filter { book.dataSets(of: rule).contains($0.dataSet) }
            return Array(Set(own.flatMap { report in report.period.map { asked(rule, report.report, $0) } ?? [] }))
        }
        let known = Dictionary((results[college.id] ?? []).map { ("\($0.rule.code) \($0.period)", $0) }) { $1 }
        let checks = reports.flatMap { report in
            book.rules(of: report.dataSet).flatMap { rule in
                (report.period.map { asked(rule, report.report, $0) } ?? []).compactMap { period in
                    known["\(rule.code) \(period)"]?.check.map { (report: report.report, found: $0) }
                }
            }
        }
        return try await checkCounts(in: try await keep(checks, of: college.tenant), of: college.tenant)
    }
}

extension RuleBook {
    /// The period in which a rule is asked when a report is handed in: the report's own, or a longer one that is over.
    func periods(of rule: ValidationRule, with reported: Period, on today: Day) -> [Period] {
        guard let period = period(of: rule, around: reported) else { return [] }
        return period == reported || period.end < today ? [period] : []
    }
}
