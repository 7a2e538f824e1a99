import Calendar
import Foundation
import Lifecycle
import Number
import Postgres
import Tenancy

extension Database {
    /// Moves a college one step: its new state, the record, what the platform counts of it, and the reports due from then
    /// on where it begins to implement. Throws `NotFound`, `College.Refusal`, or for a step that
    /// decides `ConfirmationRefusal`.
    ///
    /// - Parameter seen: the college's version on the page that the member decided by.
    @discardableResult
    package func take(
        _ step: College.Step,
        on id: Identifier<College>,
        by act: Act,
        seen: Int? = nil,
        reason: String? = nil
    ) async throws -> CollegeEntry {
        if step.meaning != nil { try await confirm(act) }
        return try await self.act(act) { scope in
            let taken = try await scope.take(step, on: id, seen: seen, reason: reason, by: act)
            let college = taken.entry.college
            var values = scope.stepCounts(of: college, taken.record, since: taken.record.dropLast())
            if let last = taken.record.last, last.from != last.to, College.State.reporting.contains(last.to) {
                try await scope.lock("college.college_id = \(id)", of: college.tenant)
                let opened = try await scope.openReports(of: [id], in: college.tenant, at: act.at)
                values += try await scope.reportCounts(opened, of: college.tenant)
            }
            return Deed(taken.entry, taken.told, last: try await scope.count(values, of: college.tenant, at: act.at))
        }
    }
}

extension Scope {
    /// Writes what a college's record counts to in its whole life as values. For loading.
    package func countSteps(
        of college: College,
        _ record: [Transition],
        as origin: Batch.Origin,
        at date: Date
    ) async throws {
        let values = stepCounts(of: college, record)
        try await self.record(values, of: college.tenant, as: Batch(origin: origin, reason: ""), at: date)
    }

    /// What a college's record counts to in its whole life, or of that what its last steps have changed.
    package func stepCounts(of college: College, _ record: [Transition], since earlier: [Transition]? = nil)
        -> [RecordedValue]
    {
        let counts = StepCounts(record, in: college.zone)
        let lines = earlier.map { counts.changed(since: StepCounts($0, in: college.zone)) } ?? counts.lines
        return lines.map {
            RecordedValue(college: college.id, element: $0.element, period: $0.period, value: Number($0.count))
        }
    }
}
