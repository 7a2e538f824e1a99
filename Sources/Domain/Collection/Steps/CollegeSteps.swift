import Foundation
import Lifecycle
import Postgres
import Tenancy

extension Database {
    /// Moves a college one step: its new state, the record, the audit entry and the platform's own counts, and
    /// the reports due from then on where it begins to implement, in one transaction. Throws `NotFound` or `College.Refusal`.
    ///
    /// - Parameter seen: the college's version on the page that the member decided by.
    @discardableResult
    package func take(
        _ step: College.Step,
        on id: Identifier<College>,
        by member: Member,
        seen: Int? = nil,
        reason: String? = nil,
        at date: Date,
        from place: String
    ) async throws -> CollegeEntry {
        try await transaction(as: member) { scope in
            let college = try await scope.college(id).college
            // Whom no rule lets take the step may not write here either: they get the rulebook's refusal.
            if Rulebook.rules.contains(where: { $0.step == step && $0.roles.contains(member.role) }) {
                try await scope.lock("college.college_id = \(id)", of: college.tenant)
            }
            let taken = try await scope.take(
                step,
                on: id,
                seen: seen,
                reason: reason,
                at: date,
                from: place
            )
            let moved = taken.entry.college
            try await scope.countSteps(of: moved, taken.record, in: Day(date), at: date)
            if moved.state != college.state, College.State.reporting.contains(moved.state) {
                _ = try await scope.openReports(of: [id], in: moved.tenant, on: Day(date), at: date)
            }
            return taken.entry
        }
    }
}

extension Scope {
    /// Writes what a college's record counts to as values: of the month that a day lies in, or of its whole life.
    package func countSteps(
        of college: College,
        _ record: [Transition],
        in day: Day? = nil,
        as origin: Batch.Origin = .system,
        at date: Date
    ) async throws {
        let month = day.map { Period(.monthly, containing: $0) }
        let lines = StepCounts(record).lines.filter { month == nil || $0.month == month }
        if lines.isEmpty { return }
        try await self.record(
            lines.map {
                RecordedValue(college: college.id, element: $0.element, period: $0.month, value: Number($0.count))
            },
            of: college.tenant,
            as: Batch(origin: origin, reason: ""),
            at: date
        )
    }
}
