import Foundation
import Postgres
import Tenancy

extension Milestone {
    /// Throws unless a member may take back that it is completed: whoever noted it, until something was decided since.
    /// Throws `Forbidden`, `MilestoneRefusal` or `ChangeRefusal`.
    package func requireReopenable(by member: Member, at college: College, in record: [Transition]) throws {
        try member.require(.completeMilestone, at: college)
        guard college.state.keepsMilestones else { throw MilestoneRefusal.noPlan }
        guard let done else { throw MilestoneRefusal.notCompleted }
        // Nobody's name stands at what was completed before it was kept.
        guard doneBy == nil || doneBy == member.id else { throw MilestoneRefusal.completedByOther }
        let decision = record.last { $0.at >= done && Rulebook.rule($0.from, $0.step)?.isDecision == true }
        if let decision { throw ChangeRefusal.reliedOn(.step(decision.step, at: decision.at)) }
    }

    /// Whether a member may take back that it is completed.
    package func isReopenable(by member: Member, at college: College, in record: [Transition]) -> Bool {
        (try? requireReopenable(by: member, at: college, in: record)) != nil
    }
}

extension Scope {
    /// Takes back, with a reason, that a milestone is completed; both stand. Part of `Database.reopenMilestone`, which counts
    /// it too.
    package func reopenMilestone(
        _ number: Int,
        of college: College,
        reason: String,
        at date: Date
    ) async throws -> MilestoneEntry {
        let college = try await lock(college, for: .completeMilestone)
        guard let entry = try await milestones(of: college).first(where: { $0.number == number }) else {
            throw NotFound(what: "milestone")
        }
        let record = try await record(of: college).map(\.transition)
        try entry.milestone.requireReopenable(by: member, at: college, in: record)
        let reason = reason.trimmingCharacters(in: .whitespacesAndNewlines)
        try ChangeWay.withReason.require(reason)
        try WrittenText.remark.check(reason)
        let was = entry.fields(in: college.zone)
        try await note(
            .milestone,
            number,
            of: college,
            was: was,
            became: was.filter { $0.key != "done" },
            reason: reason,
            at: date
        )
        try await execute(
            """
            UPDATE lifecycle.milestone SET done = NULL, done_by = NULL
            WHERE \(own(college)) AND number = \(Int32(number))
            """
        )
        return entry
    }
}
