import Calendar
import Collection
import Foundation
import Lifecycle
import Number
import Postgres
import Tenancy

/// Decides each day on the findings on which only time has to decide, and counts the month that has begun, for every
/// college of every programme, as long as the service runs. A day that it missed, or that it did twice or on two machines
/// at once, changes nothing.
package struct FindingCalendar: Sendable {
    /// What came of a day.
    package struct Outcome: Sendable {
        /// How many findings were decided on.
        package fileprivate(set) var decided = 0
        /// What stood in the way; the rest was done all the same.
        package fileprivate(set) var failures: [any Error] = []
    }

    private let database: Database
    private let now: @Sendable () -> Date
    private let pause: @Sendable (Duration) async throws -> Void

    /// A calendar that tells the time by `now` and waits by `pause`.
    package init(
        database: Database,
        now: @escaping @Sendable () -> Date = { Date() },
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.database = database
        self.now = now
        self.pause = pause
    }

    /// How long it waits between two looks: days end at other hours elsewhere, and a look that finds nothing costs little.
    package static let interval = Duration.seconds(3600)

    /// Decides on what is due now and every hour, until cancelled; whatever fails is tried again.
    package func run(telling tell: @Sendable (Outcome) -> Void) async throws {
        while true {
            let outcome = await tick()
            try Task.checkCancellation()
            tell(outcome)
            try await pause(Self.interval)
        }
    }

    /// Decides on what is due now; one college's failure keeps no other waiting.
    package func tick() async -> Outcome {
        var outcome = Outcome()
        let at = now()
        do {
            for programme in try await database.programmes() {
                guard let headquarters = try await database.headquarters(of: programme.id) else { continue }
                let act = Act(.platform(for: headquarters, programme.id), at: at, from: "calendar")
                for work in try await database.findingWork(by: act) {
                    do {
                        outcome.decided += try await database.decideEffects(at: work, by: act)
                    } catch {
                        outcome.failures.append(error)
                    }
                }
                outcome.failures += await database.countMonths(by: act)
            }
        } catch {
            outcome.failures.append(error)
        }
        return outcome
    }
}

extension Database {
    /// The colleges with findings under observation, as headquarters sees them.
    fileprivate func findingWork(by act: Act) async throws -> [Identifier<College>] {
        try await reading(as: act.member) { scope in
            try await scope.all(
                """
                SELECT DISTINCT college_id FROM closed_loop.finding
                WHERE programme_id = \(scope.member.programme) AND state = 'verified'
                """
            )
        }
    }

    /// Counts the month that has begun of every college that collects data, so that what didn't happen in it is known to
    /// be nothing; what stood in the way.
    fileprivate func countMonths(by act: Act) async -> [any Error] {
        var failures: [any Error] = []
        do {
            let uncounted = try await reading(as: act.member) { try await $0.uncounted(at: act.at) }
            for (tenant, colleges) in uncounted {
                do {
                    try await self.act(act) { scope in
                        try await scope.lock("college.college_id = ANY (\(colleges))", of: tenant)
                        let values = try await scope.monthsToCount(of: colleges, at: act.at)
                        let last = try await scope.count(values, of: tenant, at: act.at)
                        guard !values.isEmpty else { return Deed<Void>.nothing }
                        let details = ["colleges": "\(colleges.count)"]
                        return Deed.quiet(
                            AuditEntry("closed-loop.count", of: "\(tenant)", details: details),
                            last: last
                        )
                    }
                } catch {
                    failures.append(error)
                }
            }
        } catch {
            failures.append(error)
        }
        return failures
    }
}

extension Scope {
    /// The colleges that collect data and whose present month has no count of findings yet, by their tenants.
    fileprivate func uncounted(at date: Date) async throws -> [Identifier<Organisation>: [Identifier<College>]] {
        let rows = try await all(
            """
            SELECT college.tenant_id, college.college_id FROM lifecycle.college
            WHERE college.programme_id = \(member.programme) AND college.state = ANY (\(College.State.reporting))
                AND EXISTS (
                    SELECT FROM collection.element
                    WHERE element.programme_id = college.programme_id AND element.code = \(FindingCounts.elements[0])
                ) AND NOT EXISTS (
                    SELECT FROM collection.value
                    WHERE value.tenant_id = college.tenant_id AND value.college_id = college.college_id
                        AND value.element = \(FindingCounts.elements[0])
                        AND value.period = to_char(\(date)::timestamptz AT TIME ZONE college.time_zone, 'YYYYMM')
                )
            """
        ) { (tenant: Identifier<Organisation>, college: Identifier<College>) in (tenant, college) }
        return Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1) }
    }

    /// The counts of the present month of these colleges, whose ledgers are locked, as far as none are kept yet.
    fileprivate func monthsToCount(of ids: [Identifier<College>], at date: Date) async throws -> [RecordedValue] {
        let left = Set(try await uncounted(at: date).values.joined())
        var values: [RecordedValue] = []
        for id in ids where left.contains(id) {
            let college = try await college(id).college
            let month = Period(.monthly, containing: Day(date, in: college.zone))
            let counts = FindingCounts(try await findings(of: college), in: college.zone)
            values += FindingCounts.elements.map {
                RecordedValue(college: id, element: $0, period: month, value: Number(counts.count($0, in: month)))
            }
        }
        return values
    }
}
