import Foundation
import Postgres
import Tenancy

/// Why a milestone was not added or completed.
package enum MilestoneRefusal: Error, Sendable, Hashable {
    /// Pages show it in Chinese and in English.
    case nameZhMissing
    case nameEnMissing
    case dueMissing
    /// The day lies in a year that nobody plans for.
    case dueOutside
    /// Somebody has completed it already.
    case completed

    /// Which of its names are missing.
    package static func missing(nameZh: String, nameEn: String) -> [MilestoneRefusal] {
        (nameZh.isEmpty ? [.nameZhMissing] : []) + (nameEn.isEmpty ? [.nameEnMissing] : [])
    }
}

extension Scope {
    /// The milestones of a college's plan, in order of their numbers.
    package func milestones(of college: College) async throws -> [MilestoneEntry] {
        try await milestones(of: [college])[college.id] ?? []
    }

    /// The same of several colleges.
    func milestones(of colleges: [College]) async throws -> OnFile<MilestoneEntry> {
        var found = OnFile<MilestoneEntry>()
        _ = try await all(
            """
            SELECT college_id, number, due, done, name_zh, name_en FROM lifecycle.milestone
            WHERE \(own(colleges)) ORDER BY number
            """
        ) { (college: Identifier<College>, number: Int, due: Date, done: Date?, nameZh: String, nameEn: String) in
            found[college, default: []].append(
                MilestoneEntry(number, Milestone(due: due, done: done), nameZh: nameZh, nameEn: nameEn)
            )
        }
        return found
    }

    /// Adds a milestone to the plan. Part of `Database.addMilestone`, which counts it too.
    @discardableResult
    package func addMilestone(to college: College, nameZh: String, nameEn: String, due: Date) async throws
        -> MilestoneEntry
    {
        try await lock(college, for: .addMilestone)
        if let refusal = MilestoneRefusal.missing(nameZh: nameZh, nameEn: nameEn).first { throw refusal }
        try WrittenText.title.check(nameZh, nameEn)
        let entry = MilestoneEntry(
            (try await milestones(of: college).last?.number ?? 0) + 1,
            Milestone(due: due),
            nameZh: nameZh,
            nameEn: nameEn
        )
        try await execute(Self.insertion(of: [entry], college))
        return entry
    }

    /// Notes that a milestone is completed; once and for all. Part of `Database.completeMilestone`, which counts it too.
    @discardableResult
    package func completeMilestone(_ number: Int, of college: College, on date: Date) async throws -> MilestoneEntry {
        try await lock(college, for: .completeMilestone)
        guard let entry = try await milestones(of: college).first(where: { $0.number == number }) else {
            throw NotFound(what: "milestone")
        }
        guard entry.milestone.done == nil else { throw MilestoneRefusal.completed }
        try await execute(
            "UPDATE lifecycle.milestone SET done = \(date) WHERE \(own(college)) AND number = \(number) AND done IS NULL"
        )
        return entry
    }
}
