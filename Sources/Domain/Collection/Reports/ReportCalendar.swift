import Calendar
import Foundation
import Lifecycle
import Tenancy

/// Opens the reports that a new day brings, for every lead college of every programme, as long as the service runs.
package struct ReportCalendar: Sendable {
    /// What came of a day.
    package struct Outcome: Sendable {
        /// How many reports were opened.
        package fileprivate(set) var opened = 0
        /// What stood in the way; the rest was opened all the same.
        package fileprivate(set) var failures: [any Error] = []
        /// Where the colleges count their days.
        fileprivate var zones: Set<Zone> = []
    }

    private let database: Database
    private let now: @Sendable () -> Date
    private let pause: @Sendable (Duration) async throws -> Void
    private let also: @Sendable () async -> [any Error]

    /// A calendar that tells the time by `now` and waits by `pause`.
    ///
    /// - Parameter also: what else a new day brings, once its reports are open; it says what stood in its way.
    package init(
        database: Database,
        now: @escaping @Sendable () -> Date = { Date() },
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
        also: @escaping @Sendable () async -> [any Error] = { [] }
    ) {
        self.also = also
        self.database = database
        self.now = now
        self.pause = pause
    }

    /// How long it waits after a failure before it tries again.
    package static let patience = Duration.seconds(300)

    /// Opens what is due now and at the beginning of each college's day, until cancelled; whatever fails is tried again.
    package func run(telling tell: @Sendable (Outcome) -> Void) async throws {
        while true {
            var outcome = await open()
            outcome.failures += await also()
            try Task.checkCancellation()
            tell(outcome)
            try await pause(outcome.failures.isEmpty ? untilNextDay(in: outcome.zones) : Self.patience)
        }
    }

    /// Opens what is due now; one lead college's failure keeps no other from its reports.
    package func open() async -> Outcome {
        var outcome = Outcome()
        let at = now()
        do {
            for programme in try await database.programmes() {
                guard let headquarters = try await database.headquarters(of: programme.id) else { continue }
                let act = Act(.platform(for: headquarters, programme.id), at: at, from: "calendar")
                outcome.zones.formUnion(try await database.collegeZones(of: act.member))
                for tenant in try await database.reportingTenants(of: act.member) {
                    do {
                        outcome.opened += try await database.openReports(of: tenant, by: act)
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

    /// To the first minute of the next day that begins in any of these zones; without any, in China's.
    private func untilNextDay(in zones: Set<Zone>) -> Duration {
        let moment = now()
        let ends = (zones.isEmpty ? [.china] : zones).map { Day(moment, in: $0).end(in: $0) }
        return .seconds((ends.min() ?? moment).timeIntervalSince(moment) + 61)
    }
}

extension Member {
    /// The platform itself, which counts for headquarters what falls due; nobody signs in as it.
    package static func platform(for headquarters: Identifier<Organisation>, _ programme: Identifier<Programme>)
        -> Member
    {
        Member(
            id: Identifier(Identifier<Organisation>.nobody.uuid),
            name: "",
            fullName: "",
            role: .hqAdmin,
            organisation: headquarters,
            programme: programme
        )
    }
}
