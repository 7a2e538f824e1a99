import Calendar
import Collection
import Foundation
import Indicators
import Lifecycle
import Number
import Postgres
import Tenancy

/// What only a day that has passed makes true: reports that are late, milestones that are overdue, periods that are over
/// without anybody having written since; for every lead college of every programme.
package struct WarningDay: Sendable {
    /// What came of a day.
    package struct Outcome: Sendable {
        /// How many warnings were raised.
        package fileprivate(set) var raised = 0
        /// What stood in the way; the rest was decided all the same.
        package fileprivate(set) var failures: [any Error] = []
    }

    private let database: Database
    private let now: @Sendable () -> Date

    /// A day that tells the time by `now`.
    package init(database: Database, now: @escaping @Sendable () -> Date = { Date() }) {
        (self.database, self.now) = (database, now)
    }

    /// Decides on what is true now; run twice, late or on two machines at once it comes to the same.
    package func decide() async -> Outcome {
        var outcome = Outcome()
        do {
            for programme in try await database.programmes() {
                guard let headquarters = try await database.headquarters(of: programme.id) else { continue }
                let act = Act(.platform(for: headquarters, programme.id), at: now(), from: "calendar")
                let peers = try await database.reading(as: act.member) { try await $0.warningPeers(at: act.at) }
                for tenant in try await database.reportingTenants(of: act.member) {
                    do {
                        outcome.raised += try await database.decideWarnings(of: tenant, peers: peers, by: act)
                    } catch {
                        outcome.failures.append(error)
                    }
                }
            }
        } catch {
            outcome.failures.append(error)
        }
        return outcome
    }
}

extension Database {
    /// Decides on all that a day has made true at a programme's colleges; how many warnings were raised.
    @discardableResult
    package func decideWarnings(by act: Act) async throws -> Int {
        let peers = try await reading(as: act.member) { try await $0.warningPeers(at: act.at) }
        var raised = 0
        for tenant in try await reportingTenants(of: act.member) {
            raised += try await decideWarnings(of: tenant, peers: peers, by: act)
        }
        return raised
    }

    /// The same at one lead college's. A transaction a tenant: whoever held one country's sums and waited for the next
    /// college would stop others.
    func decideWarnings(of tenant: Identifier<Organisation>, peers: WarningPeers, by act: Act) async throws -> Int {
        try await self.act(act) { scope in
            let colleges = try await scope.watchedColleges(of: tenant, at: act.at)
            guard !colleges.isEmpty else { return .nothing(0) }
            try await scope.lock("college.college_id = ANY (\(colleges.map(\.key.id)))", of: tenant)
            let book = try await scope.indicatorBook()
            var others = try await scope.overdue(at: colleges, of: tenant)
            try await scope.addBrokenRules(at: colleges, of: tenant, to: &others)
            var outcome = try await scope.decideOnFigures(
                of: tenant,
                colleges.map { ($0, $0.lately) },
                book,
                peers: peers,
                besides: others,
                at: act.at
            )
            outcome.entries += try await scope.escalateWarnings(at: colleges, of: tenant, at: act.at)
            let running = Period(.quarterly, containing: colleges[0].today)
            let quarters = [running.previous.previous, running.previous]
            var values = try await scope.targetCounts(of: colleges.map(\.key), in: quarters, book)
            values += try await scope.warningCounts(of: tenant, in: outcome.months)
            let last = try await scope.count(values, of: tenant, at: act.at)
            guard !outcome.entries.isEmpty || last != nil else { return .nothing(0) }
            let details = ["raised": "\(outcome.raised)"]
            let entry = AuditEntry("closed-loop.decide-warnings", of: "\(tenant)", details: details)
            return Deed(outcome.raised, entry, besides: outcome.entries, last: last)
        }
    }
}

extension Scope {
    /// What colleges are compared with, of the periods that a day judges; for headquarters.
    func warningPeers(at date: Date) async throws -> WarningPeers {
        guard try await warningRules().contains(where: { $0.kind == .outsideFunnel && $0.isOn }) else {
            return WarningPeers()
        }
        let book = try await indicatorBook()
        let colleges = try await watchedColleges(at: date)
        let periods = colleges.reduce(into: Set<Period>()) { $0.formUnion($1.lately) }
        return try await warningPeers(colleges, in: periods, book)
    }

    /// The same of any periods.
    func warningPeers(
        _ colleges: [WatchedCollege],
        in periods: Set<Period>,
        _ book: IndicatorBook
    ) async throws -> WarningPeers {
        var peers = WarningPeers()
        peers.colleges = Dictionary(colleges.map { ($0.country, 1) }, uniquingKeysWith: +)
        let countries = Array(peers.colleges.keys)
        peers.countries = try await sums(ofCountries: countries, in: periods, book: book)
        for sums in peers.countries.values { peers.programme.add(sums) }
        return peers
    }

    /// The reports and milestones that are overdue, or were when they came, and findings that came back.
    fileprivate func overdue(
        at colleges: [WatchedCollege],
        of tenant: Identifier<Organisation>
    ) async throws -> [Identifier<College>: WarningDecision.Judged] {
        let rules = Dictionary(try await warningRules().filter(\.isOn).map { ($0.kind, $0) }) { $1 }
        let byId = Dictionary(colleges.map { ($0.key.id, $0) }) { $1 }
        var judged: [Identifier<College>: WarningDecision.Judged] = [:]
        func find(_ cause: WarningCause?, at college: Identifier<College>) {
            if let cause { judged[college, default: WarningDecision.Judged()].causes.append(cause) }
        }
        if let rule = rules[.reportLate] {
            for report in try await dueReports(
                of: tenant,
                since: (colleges.map(\.today).min() ?? colleges[0].today) - 120
            ) {
                guard let college = byId[report.college] else { continue }
                find(
                    ReportLate.cause(
                        report.dataSet,
                        in: report.period,
                        due: report.due,
                        came: report.came,
                        today: college.today,
                        rule
                    ),
                    at: report.college
                )
            }
        }
        if let rule = rules[.milestoneOverdue] {
            for milestone in try await dueMilestones(of: tenant) {
                guard let college = byId[milestone.college] else { continue }
                let due = Day(milestone.due, in: college.zone)
                let done = milestone.done.map { Day($0, in: college.zone) }
                find(
                    MilestoneOverdue.cause(milestone.number, due: due, done: done, today: college.today, rule),
                    at: milestone.college
                )
            }
            for college in colleges {
                judged[college.key.id, default: WarningDecision.Judged()].whole.insert(.milestoneOverdue)
            }
        }
        if let rule = rules[.findingRecurs] {
            for (college, found) in try await foundDays(of: tenant) {
                for (subject, days) in found {
                    for cause in FindingRecurs.causes(subject, opened: days, rule) { find(cause, at: college) }
                }
            }
        }
        return judged
    }

    private func dueReports(
        of tenant: Identifier<Organisation>,
        since first: Day
    ) async throws -> [(college: Identifier<College>, dataSet: String, period: String, due: Day, came: Day?)] {
        try await all(
            """
            SELECT report.college_id, report.data_set, report.period, report.due_on,
                CASE WHEN report.state IN ('submitted', 'approved') OR report.received_on IS NOT NULL
                    THEN coalesce(report.filed_on, report.submitted_on) END
            FROM collection.report
            JOIN collection.data_set
                ON data_set.programme_id = report.programme_id AND data_set.code = report.data_set
            WHERE report.tenant_id = \(tenant) AND report.due_on >= \(first) AND data_set.source <> 'headquarters'
            """
        ) { (college: Identifier<College>, dataSet: String, period: String, due: Day, came: Day?) in
            (college: college, dataSet: dataSet, period: period, due: due, came: came)
        }
    }

    private func dueMilestones(
        of tenant: Identifier<Organisation>
    ) async throws -> [(college: Identifier<College>, number: Int, due: Date, done: Date?)] {
        try await all(
            "SELECT college_id, number, due, done FROM lifecycle.milestone WHERE tenant_id = \(tenant) ORDER BY number"
        ) { (college: Identifier<College>, number: Int, due: Date, done: Date?) in
            (college: college, number: number, due: due, done: done)
        }
    }

    /// The days on which warnings of one subject became findings, by college and subject, in order.
    func foundDays(
        of tenant: Identifier<Organisation>
    ) async throws -> [Identifier<College>: [String: [Day]]] {
        var days: [Identifier<College>: [String: [Day]]] = [:]
        _ = try await all(
            """
            SELECT college_id, subject, answered_on FROM closed_loop.warning
            WHERE tenant_id = \(tenant) AND state = 'finding' AND answered_on IS NOT NULL AND kind <> 'finding-recurs'
            ORDER BY answered_on, number
            """
        ) { (college: Identifier<College>, subject: String, day: Day) in
            days[college, default: [:]][subject, default: []].append(day)
        }
        return days
    }
}
