import Foundation
import Postgres
import Tenancy

/// Why a milestone was not added or completed.
package enum MilestoneRefusal: Error, Sendable, Hashable {
    case nameMissing
    case dueMissing
    /// The day lies in a year that nobody plans for.
    case dueOutside
    /// Somebody has completed it already.
    case completed
}

extension Scope {
    /// The milestones of a college's plan, in order of their numbers.
    package func milestones(of college: College) async throws -> [MilestoneEntry] {
        try await all(
            "SELECT number, due, done, name_zh, name_en FROM lifecycle.milestone WHERE \(own(college)) ORDER BY number"
        ) { (number: Int, due: Date, done: Date?, nameZh: String, nameEn: String) in
            MilestoneEntry(number, Milestone(due: due, done: done), nameZh: nameZh, nameEn: nameEn)
        }
    }

    /// Adds a milestone to the plan; a lead college's reporters and college administrators do.
    @discardableResult
    package func addMilestone(to college: College, nameZh: String, nameEn: String, due: Date) async throws
        -> MilestoneEntry
    {
        try await lockForMilestones(college)
        guard !nameZh.isEmpty || !nameEn.isEmpty else { throw MilestoneRefusal.nameMissing }
        let entry = MilestoneEntry(
            (try await milestones(of: college).last?.number ?? 0) + 1,
            Milestone(due: due),
            nameZh: nameZh.isEmpty ? nameEn : nameZh,
            nameEn: nameEn.isEmpty ? nameZh : nameEn
        )
        try await execute(Self.insertion(of: [entry], college))
        return entry
    }

    /// Notes that a milestone is completed; once and for all.
    @discardableResult
    package func completeMilestone(_ number: Int, of college: College, on date: Date) async throws -> MilestoneEntry {
        try await lockForMilestones(college)
        guard let entry = try await milestones(of: college).first(where: { $0.number == number }) else {
            throw NotFound(what: "milestone")
        }
        guard entry.milestone.done == nil else { throw MilestoneRefusal.completed }
        try await execute(
            "UPDATE lifecycle.milestone SET done = \(date) WHERE \(own(college)) AND number = \(number) AND done IS NULL"
        )
        return entry
    }

    private func lockForMilestones(_ college: College) async throws {
        let allowed: [Role] = [.reporter, .collegeAdmin]
        guard allowed.contains(member.role) else { throw Forbidden(roles: allowed) }
        guard member.organisation == college.tenant, try await lockedCollege(college) != nil else {
            throw NotFound(what: "college")
        }
    }
}
