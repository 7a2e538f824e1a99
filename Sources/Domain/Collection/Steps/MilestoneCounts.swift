import Foundation
import Lifecycle
import Tenancy

extension Scope {
    /// Counts the college's milestones due in the month of one of them, and writes the counts as values: how many, and
    /// how many of them were completed by their day.
    package func countMilestones(of college: College, dueWith due: Date, at date: Date) async throws {
        let month = Period(.monthly, containing: Day(due))
        let milestones = try await milestones(of: college).map(\.milestone).filter { month.contains(Day($0.due)) }
        let onTime = milestones.count { milestone in milestone.done.map { Day($0) <= Day(milestone.due) } ?? false }
        let counts = [("SYS_MILESTONES_DUE", milestones.count), ("SYS_MILESTONES_ON_TIME", onTime)]
        try await record(
            counts.map { RecordedValue(college: college.id, element: $0, period: month, value: Number($1)) },
            of: college.tenant,
            as: Batch(origin: .system, reason: ""),
            at: date
        )
    }
}
