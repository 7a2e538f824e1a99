import Calendar
import Foundation
import Indicators
import Lifecycle
import Postgres
import Tenancy

extension Warning.Level {
    /// What the step is called by which a warning goes up to it.
    package var step: String { "escalate-\(rawValue)" }

    /// The nearest, and all others up to this one.
    static func upTo(_ level: Warning.Level) -> ArraySlice<Warning.Level> {
        allCases[...(allCases.firstIndex(of: level) ?? allCases.startIndex)]
    }
}

extension Scope {
    /// Has the unanswered warnings of colleges go up to those whom their days have brought them to, each once since it was
    /// raised, however many days nobody looked; what the audit trail is to hear. The colleges' ledgers are locked.
    func escalateWarnings(
        at colleges: [WatchedCollege],
        of tenant: Identifier<Organisation>,
        at date: Date
    ) async throws -> [AuditEntry] {
        let days = Dictionary(try await warningRules().map { ($0.kind, $0.days) }) { $1 }
        let late = try await lateWarnings(of: tenant, before: Day(latestAt: date))
        var entries: [AuditEntry] = []
        for college in colleges {
            for warning in late[college.key.id] ?? [] {
                let level = Warning.Level(due: warning.due, on: college.today, days: days[warning.kind] ?? 14)
                for level in Warning.Level.upTo(level).dropFirst(1 + warning.escalations) {
                    try await noteSteps(level.step, of: [(warning.number, "")], tenant, college.key.id, at: date)
                    let details = ["number": "\(warning.number)"]
                    entries.append(
                        AuditEntry("closed-loop.\(level.step)", of: "\(college.key.id)", details: details)
                    )
                }
            }
        }
        return entries
    }

    /// Unanswered warnings that were due before a day, by college, with how often they have gone up since they were last
    /// raised.
    private func lateWarnings(
        of tenant: Identifier<Organisation>,
        before day: Day
    ) async throws -> [Identifier<College>: [LateWarning]] {
        let rows = try await all(
            """
            SELECT college_id, number, kind, due, (
                SELECT count(*) FROM closed_loop.warning_step AS step
                WHERE step.tenant_id = warning.tenant_id AND step.college_id = warning.college_id
                    AND step.warning = warning.number AND step.step LIKE 'escalate-%' AND step.number > (
                        SELECT max(raising.number) FROM closed_loop.warning_step AS raising
                        WHERE raising.tenant_id = warning.tenant_id AND raising.college_id = warning.college_id
                            AND raising.warning = warning.number AND raising.step IN ('raise', 'raise-again')
                    )
            )
            FROM closed_loop.warning
            WHERE tenant_id = \(tenant) AND state = 'open' AND due < \(day)
            ORDER BY college_id, number
            """
        ) { (college: Identifier<College>, number: Int, kind: WarningKind, due: Day, escalations: Int) in
            (college, LateWarning(number: number, kind: kind, due: due, escalations: escalations))
        }
        return Dictionary(grouping: rows) { $0.0 }.mapValues { $0.map(\.1) }
    }
}

/// A warning that nobody has answered by its day.
private struct LateWarning {
    let number: Int
    let kind: WarningKind
    let due: Day
    /// How often it has gone up since it was last raised.
    let escalations: Int
}
