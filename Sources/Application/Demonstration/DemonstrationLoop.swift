import Calendar
import ClosedLoop
import Collection
import Foundation
import Indicators
import Lifecycle
import Number
import Tenancy

/// The loop of the demonstration, played through the same use cases as everybody's: targets that headquarters agreed on,
/// warnings as the rules raised them quarter by quarter, and the lead colleges' answers.
struct DemonstrationLoop {
    let database: Database
    let people: DemonstrationPeople
    let time: DemonstrationTime
    let seed: UInt64

    /// What the programme asks of every college, made up.
    private static let targets: [(indicator: String, value: Number)] = [
        ("DO_HOURS_TAUGHT", 96), ("DO_REPORTING_RATE", 95), ("DO_ATTENDANCE", 90), ("PLN_BUDGET_EXECUTION", 85),
        ("OUT_COMPLETION", 85), ("DO_BOARD_MEETINGS", 80),
    ]

    /// Plays the last four quarters.
    func play() async throws {
        guard let admin = DemonstrationPeople.first(.hqAdmin, of: people.headquarters) else { return }
        let zone = people.programme.zone
        let quarters = Array(time.quarters.suffix(4))
        guard let first = quarters.first else { return }
        let settings = (quarters + [Period(.quarterly, containing: time.today)]).flatMap { quarter in
            Self.targets.map { TargetSetting($0.indicator, at: .programme, in: quarter, $0.value) }
        }
        let begin = (first.start - 20).hour(9, in: zone)
        try await database.setTargets(settings, by: Act(admin, at: begin, from: "command"))
        for quarter in quarters {
            let day = min(quarter.end + 25, time.today)
            try await database.decideWarnings(by: Act(admin, at: day.hour(7, in: zone), from: "command"))
            try await answer(on: min(day + 6, time.today), isLast: quarter == quarters.last)
        }
    }

    /// Most warnings are answered in time, some of them by a finding; of the last quarter's some still wait.
    private func answer(on day: Day, isLast: Bool) async throws {
        guard let reviewer = DemonstrationPeople.first(.reviewer, of: people.headquarters) else { return }
        var filter = WarningFilter()
        filter.states = [.open]
        filter.limit = 10_000
        let wanted = filter
        let open = try await database.reading(as: reviewer) { try await $0.warnings(wanted).entries }
        for entry in open {
            let warning = entry.warning
            let share = Chance(seed: seed).share(entry.collegeCode, warning.cause.key)
            guard share < (isLast ? 0.4 : 0.8),
                let lead = people.leads.values.first(where: { $0.organisation.id == warning.tenant }),
                let reporter = DemonstrationPeople.first(.reporter, of: lead)
            else { continue }
            let at = day.hour(10, in: entry.zone)
            let act = Act(reporter, at: at, from: "command")
            try await database.dismissWarning(
                warning.number,
                at: warning.college,
                reason: "已核实并安排补救（示例）。",
                by: act
            )
            guard share < (isLast ? 0.2 : 0.7) else { continue }
            try await database.reviewWarning(
                warning.number,
                at: warning.college,
                accepts: true,
                by: Act(reviewer, at: at + 3_600, from: "command")
            )
        }
    }
}
