import Calendar
import Collection
import Foundation
import Indicators
import Lifecycle
import Number
import Postgres
import Tenancy

/// What rules found at colleges of one tenant, held against what was found before.
struct WarningDecision {
    /// What was judged of a college: only such causes can have vanished.
    struct Judged {
        var causes: [WarningCause] = []
        /// The kinds and periods of figures that were looked at.
        var periods: Set<String> = []
        /// Kinds of which all was looked at that is not long over.
        var whole: Set<WarningKind> = []
        /// The keys of causes that were looked at one by one.
        var looked: Set<String> = []
    }

    /// What came of it.
    struct Outcome {
        var raised = 0
        var entries: [AuditEntry] = []
        /// The months whose counts moved, by college.
        var months: [Identifier<College>: Set<String>] = [:]
    }

    private struct Known {
        let number: Int
        let cause: String
        let kind: WarningKind
        let period: String
        let month: String
        let state: Warning.State
    }

    let scope: Scope
    let tenant: Identifier<Organisation>
    let rules: [WarningRule]
    let at: Date

    /// Raises what is new, raises again what came back, and withdraws what has vanished; the colleges' ledgers are locked.
    func decide(_ judged: [(college: WatchedCollege, found: Judged)]) async throws -> Outcome {
        var outcome = Outcome()
        let known = try await known(judged.map(\.college.key.id))
        for (college, found) in judged {
            let own = known[college.key.id] ?? []
            let (keys, before) = (Set(found.causes.map(\.key)), Set(own.map(\.cause)))
            let new = found.causes.filter { !before.contains($0.key) }
            let gone = own.filter { was in
                was.state.isOpen && !keys.contains(was.cause)
                    && (was.kind.isOfFigures
                        ? found.periods.contains("\(was.kind.rawValue) \(was.period)")
                        : found.whole.contains(was.kind) || found.looked.contains(was.cause))
            }
            let back = own.filter { $0.state == .withdrawn && keys.contains($0.cause) }
            if !new.isEmpty { try await raise(new, at: college, &outcome) }
            if !gone.isEmpty { try await move(gone, to: .withdrawn, at: college, &outcome) }
            if !back.isEmpty { try await move(back, to: .open, at: college, &outcome) }
        }
        return outcome
    }

    private func known(_ colleges: [Identifier<College>]) async throws -> [Identifier<College>: [Known]] {
        var known: [Identifier<College>: [Known]] = [:]
        _ = try await scope.all(
            """
            SELECT college_id, number, cause, kind, period, month, state FROM closed_loop.warning
            WHERE tenant_id = \(tenant) AND college_id = ANY (\(colleges))
            """
        ) {
            (
                college: Identifier<College>,
                number: Int,
                cause: String,
                kind: WarningKind,
                period: String,
                month: String,
                state: Warning.State
            ) in
            known[college, default: []].append(
                Known(number: number, cause: cause, kind: kind, period: period, month: month, state: state)
            )
        }
        return known
    }

    private func days(_ kind: WarningKind) -> Int { rules.first { $0.kind == kind }?.days ?? 14 }

    /// Writes warnings, each once, however many decide at once.
    func raise(_ causes: [WarningCause], at college: WatchedCollege, _ outcome: inout Outcome) async throws {
        let month = Period(.monthly, containing: college.today).identifier
        let rows = try await scope.acting(as: "loop") {
            try await scope.all(
                """
                INSERT INTO closed_loop.warning (tenant_id, college_id, number, programme_id, kind, cause, subject, period,
                    value, target, lower, upper, day, raised, month, due)
                SELECT \(tenant), \(college.key.id), coalesce((
                    SELECT max(number) FROM closed_loop.warning
                    WHERE tenant_id = \(tenant) AND college_id = \(college.key.id)
                ), 0) + row_number() OVER (ORDER BY given.cause), \(scope.member.programme), given.kind, given.cause,
                    given.subject, given.period, given.value, given.target, given.lower, given.upper, given.day, \(at),
                    \(month), given.due
                FROM unnest(\(causes.map(\.kind)), \(causes.map(\.key)), \(causes.map(\.subject)),
                    \(causes.map(\.period)), \(causes.map(\.value)), \(causes.map(\.target)), \(causes.map(\.lower)),
                    \(causes.map(\.upper)), \(causes.map(\.day)), \(causes.map { college.today + days($0.kind) }))
                    AS given (kind, cause, subject, period, value, target, lower, upper, day, due)
                ON CONFLICT (tenant_id, college_id, cause) DO NOTHING
                RETURNING number, cause
                """
            ) { (number: Int, cause: String) in (number: number, cause: cause) }
        }
        guard !rows.isEmpty else { return }
        try await scope.noteSteps("raise", of: rows.map { ($0.number, "") }, tenant, college.key.id, at: at)
        outcome.raised += rows.count
        outcome.months[college.key.id, default: []].insert(month)
        for row in rows {
            let details = ["number": "\(row.number)", "cause": row.cause]
            outcome.entries.append(AuditEntry("closed-loop.raise-warning", of: "\(college.key.id)", details: details))
        }
    }

    private func move(
        _ warnings: [Known],
        to state: Warning.State,
        at college: WatchedCollege,
        _ outcome: inout Outcome
    ) async throws {
        let numbers = warnings.map { Int32($0.number) }
        let dues = warnings.map { college.today + days($0.kind) }
        _ = try await scope.acting(as: "loop") {
            try await scope.execute(
                """
                UPDATE closed_loop.warning
                SET state = \(state), due = CASE WHEN \(state == .open) THEN given.due ELSE warning.due END
                FROM unnest(\(numbers), \(dues)) AS given (number, due)
                WHERE tenant_id = \(tenant) AND college_id = \(college.key.id) AND warning.number = given.number
                """
            )
        }
        let step = state == .withdrawn ? "withdraw" : "raise-again"
        let steps = warnings.map { ($0.number, state == .withdrawn ? "corrected" : "") }
        try await scope.noteSteps(step, of: steps, tenant, college.key.id, at: at)
        outcome.months[college.key.id, default: []].formUnion(warnings.map(\.month))
        for warning in warnings {
            let details = ["number": "\(warning.number)", "cause": warning.cause]
            let action = state == .withdrawn ? "closed-loop.withdraw-warning" : "closed-loop.raise-warning-again"
            outcome.entries.append(AuditEntry(action, of: "\(college.key.id)", details: details))
        }
    }
}

extension Scope {
    /// Keeps what became of warnings; by the platform where no member is named.
    func noteSteps(
        _ step: String,
        of warnings: [(number: Int, reason: String)],
        by author: Member? = nil,
        _ tenant: Identifier<Organisation>,
        _ college: Identifier<College>,
        at date: Date
    ) async throws {
        _ = try await acting(as: "loop") {
            try await execute(
                """
                INSERT INTO closed_loop.warning_step (tenant_id, college_id, warning, number, programme_id, step, at,
                    member_id, role, reason)
                SELECT \(tenant), \(college), given.warning, (
                    SELECT coalesce(max(number), 0) + 1 FROM closed_loop.warning_step
                    WHERE tenant_id = \(tenant) AND college_id = \(college) AND warning = given.warning
                ), \(member.programme), \(step), \(date), \(author?.id), \(author?.role.rawValue ?? ""), given.reason
                FROM unnest(\(warnings.map { Int32($0.number) }), \(warnings.map(\.reason))) AS given (warning, reason)
                """
            )
        }
    }

    /// What `SYS_WARNINGS_RAISED` and `SYS_WARNINGS_ANSWERED` come to in some colleges' months: those raised in the month
    /// and not withdrawn, and those of them answered by their day.
    package func warningCounts(
        of tenant: Identifier<Organisation>,
        in months: [Identifier<College>: Set<String>]
    ) async throws -> [RecordedValue] {
        let wanted = months.flatMap { college, months in months.map { (college, $0) } }
        guard !wanted.isEmpty else { return [] }
        let rows = try await all(
            """
            SELECT given.college_id, given.month, count(warning.number) FILTER (WHERE state <> 'withdrawn'),
                count(warning.number) FILTER (
                    WHERE state IN ('dismissed', 'accepted', 'finding') AND answered_on <= due
                )
            FROM unnest(\(wanted.map(\.0)), \(wanted.map(\.1))) AS given (college_id, month)
            LEFT JOIN closed_loop.warning ON warning.tenant_id = \(tenant)
                AND warning.college_id = given.college_id AND warning.month = given.month
            GROUP BY given.college_id, given.month
            """
        ) { (college: Identifier<College>, month: String, raised: Int, answered: Int) in
            (college, month, raised, answered)
        }
        return rows.flatMap { college, month, raised, answered -> [RecordedValue] in
            guard let period = Period(month) else { return [] }
            return [("SYS_WARNINGS_RAISED", raised), ("SYS_WARNINGS_ANSWERED", answered)].map {
                RecordedValue(college: college, element: $0.0, period: period, value: Number($0.1))
            }
        }
    }
}
