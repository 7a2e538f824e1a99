import Foundation
import Postgres
import Tenancy

/// Why a milestone was not added, completed or reopened.
package enum MilestoneRefusal: Error, Sendable, Hashable {
    /// Pages show it in Chinese and in English.
    case nameZhMissing
    case nameEnMissing
    case dueMissing
    /// The day lies in a year that nobody plans for.
    case dueOutside
    /// The day is over.
    case duePast
    /// The college has no plan under way.
    case noPlan
    /// Somebody has completed it already.
    case completed
    /// It isn't completed, so that nothing is taken back.
    case notCompleted
    /// Whoever noted that it is completed takes it back.
    case completedByOther

    /// Everything that keeps a milestone from being added to a college's plan; empty if nothing does.
    package static func all(
        nameZh: String,
        nameEn: String,
        due: Date?,
        of college: College,
        on date: Date
    ) -> [MilestoneRefusal] {
        guard college.state.keepsMilestones else { return [.noPlan] }
        let names = (nameZh.isEmpty ? [MilestoneRefusal.nameZhMissing] : []) + (nameEn.isEmpty ? [.nameEnMissing] : [])
        return names + (due.map { $0 > date } ?? true ? [] : [.duePast])
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
            SELECT college_id, number, due, done, done_by, added_at, name_zh, name_en FROM lifecycle.milestone
            WHERE \(own(colleges)) ORDER BY number
            """
        ) {
            (
                college: Identifier<College>,
                number: Int,
                due: Date,
                done: Date?,
                doneBy: Identifier<Member>?,
                added: Date?,
                nameZh: String,
                nameEn: String
            ) in
            let milestone = Milestone(due: due, done: done, doneBy: doneBy, added: added)
            found[college, default: []].append(MilestoneEntry(number, milestone, nameZh: nameZh, nameEn: nameEn))
        }
        return found
    }

    /// Adds a milestone to the plan. Part of `Database.addMilestone`, which counts it too.
    @discardableResult
    package func addMilestone(
        to college: College,
        nameZh: String,
        nameEn: String,
        due: Date,
        at date: Date
    ) async throws -> MilestoneEntry {
        let college = try await lock(college, for: .addMilestone)
        let refusals = MilestoneRefusal.all(nameZh: nameZh, nameEn: nameEn, due: due, of: college, on: date)
        if let refusal = refusals.first { throw refusal }
        try WrittenText.title.check(nameZh, nameEn)
        let entry = MilestoneEntry(
            try await nextNumber(of: .milestone, after: milestones(of: college).last?.number, at: college),
            Milestone(due: due, added: date),
            nameZh: nameZh,
            nameEn: nameEn
        )
        try await execute(Self.insertion(of: [entry], college))
        return entry
    }

    /// Notes that a milestone is completed, once. Part of `Database.completeMilestone`, which counts it too.
    @discardableResult
    package func completeMilestone(_ number: Int, of college: College, on date: Date) async throws -> MilestoneEntry {
        let college = try await lock(college, for: .completeMilestone)
        guard college.state.keepsMilestones else { throw MilestoneRefusal.noPlan }
        guard let entry = try await milestones(of: college).first(where: { $0.number == number }) else {
            throw NotFound(what: "milestone")
        }
        guard entry.milestone.done == nil else { throw MilestoneRefusal.completed }
        try await execute(
            """
            UPDATE lifecycle.milestone SET done = \(date), done_by = \(member.id)
            WHERE \(own(college)) AND number = \(number) AND done IS NULL
            """
        )
        return entry
    }
}
