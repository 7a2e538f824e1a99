import Calendar
import Collection
import Foundation
import Indicators
import Lifecycle
import Postgres
import Tenancy

extension Database {
    /// Decides on every finding of a college on which only time has to decide by now; how many were decided on. Doing it
    /// again changes nothing.
    package func decideEffects(at id: Identifier<College>, by act: Act) async throws -> Int {
        try await self.act(act) { scope in
            let college = try await scope.college(id).college
            try await scope.lock("college.college_id = \(id)", of: college.tenant)
            let decided = try await scope.decideEffects(at: id, on: act.at)
            guard let entry = decided.entries.last else { return .nothing(0) }
            return Deed(
                decided.entries.count { $0.action == "closed-loop.observe" },
                entry,
                besides: decided.entries.dropLast(),
                last: try await scope.count(decided.values, of: college.tenant, at: act.at)
            )
        }
    }
}

extension Consequence {
    /// Figures that were approved decide on each finding that waits for them.
    package static let effects = Consequence { scope, act, touches in
        var entries: [AuditEntry] = []
        for touch in touches.filter(\.isApproval) {
            let decided = try await scope.decideEffects(at: Identifier(touch.college), on: act.at)
            entries += decided.entries
            let tenant = Identifier<Organisation>(touch.tenant)
            if let last = try await scope.count(decided.values, of: tenant, at: act.at) { try await last(scope) }
        }
        return entries
    }
}

extension [Consequence] {
    /// All that follows, in the closed loop too, from values that are written, handed in and approved.
    package static var closedLoop: [Consequence] { [.checks, .effects, .warnings, .brokenRules] }
}

/// What was decided of a college's findings: what the platform counts of it, and what the audit trail is to hear.
struct DecidedEffects: Sendable {
    var values: [RecordedValue] = []
    var entries: [AuditEntry] = []
}

extension Scope {
    /// Decides on each finding of a college that is under observation and whose figures are in, or can't come any more;
    /// what is ineffective opens its follow-up. The college's ledger is locked.
    func decideEffects(at id: Identifier<College>, on date: Date) async throws -> DecidedEffects {
        let college = try await college(id).college
        guard !college.state.isFinal, try await isObserved(college) else { return DecidedEffects() }
        var work = try await FindingWork(ledgerOf: college, in: self)
        let book = try await indicatorBook()
        var entries: [AuditEntry] = []
        for var finding in work.findings where finding.state == .verified {
            guard let indicator = finding.indicator.flatMap({ book[$0] }), let criterion = finding.plan.criterion else {
                continue
            }
            let today = Day(date, in: college.zone)
            let figure = try await effectFigure(of: indicator, book, at: college, in: criterion.period)
            guard let outcome = figure.outcome(by: criterion, on: today) else { continue }
            let steps = finding.follow(by: member, at: college, outcome: outcome, on: date)
            try await save(finding, steps, of: college)
            work.keep(finding)
            entries += steps.map { step in
                work.entry(step.step.rawValue, finding.number, step.details().merging(outcome.details) { $1 })
            }
            if outcome.kind == .ineffective, college.state.takesFindings {
                let opened = try await open(finding.followUp(on: date, in: college.zone), in: &work, on: date)
                let details = ["follows": "\(finding.number)", "severity": opened.severity.rawValue]
                entries.append(work.entry("open-finding", opened.number, details))
            }
        }
        return DecidedEffects(values: work.values, entries: entries)
    }

    private func isObserved(_ college: College) async throws -> Bool {
        try await one(
            "SELECT EXISTS (SELECT FROM closed_loop.finding WHERE \(own(college)) AND state = 'verified')"
        )
    }
}

extension Finding {
    /// How many days a follow-up is given.
    static let daysToFollowUp = 60

    /// What follows it up once it turned out ineffective: the same again, by the same owner. It holds nothing up by itself:
    /// that is for people to decide.
    package func followUp(on date: Date, in zone: Zone) -> NewFinding {
        NewFinding(
            .minor,
            text: text,
            due: Day(date, in: zone) + Self.daysToFollowUp,
            origin: .followUp,
            indicator: indicator,
            owner: owner,
            follows: number
        )
    }
}

extension EffectOutcome {
    /// What the audit trail is to hear of it.
    fileprivate var details: [String: String] {
        var details = ["outcome": kind.rawValue]
        details["value"] = value.map { "\($0)" }
        details["lack"] = lack?.rawValue
        return details
    }
}
