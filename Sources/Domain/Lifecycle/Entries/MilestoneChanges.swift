import Calendar
import Foundation
import Postgres
import Tenancy

extension Milestone {
    /// How somebody relies on it; nil while nobody does: it is neither completed nor due, and nothing was decided since it
    /// was added.
    package func reliance(in record: [Transition], at date: Date) -> Reliance? {
        if let done { return .completed(at: done) }
        if due < date { return .past(due) }
        let decision = record.last { Rulebook.rule($0.from, $0.step)?.isDecision == true }
        guard let decision, decision.at >= added ?? .distantPast else { return nil }
        return .step(decision.step, at: decision.at)
    }

    /// How a member may change it or take it out of the plan; throws `Forbidden`, or the `ChangeRefusal` that stands in the
    /// way.
    package func wayOfChange(
        by member: Member,
        at college: College,
        in record: [Transition],
        at date: Date
    ) throws -> ChangeWay {
        try member.requireMilestoneChange(at: college)
        guard let reliance = reliance(in: record, at: date) else {
            try member.require(.addMilestone, at: college)
            return .freely
        }
        guard member.may(.correctMilestone, at: college) else { throw ChangeRefusal.reliedOn(reliance) }
        return .withReason
    }
}

extension Member {
    /// Throws `Forbidden` unless they may change milestones of this college in one way or the other.
    package func requireMilestoneChange(at college: College) throws(Forbidden) {
        if !may(.correctMilestone, at: college) { try require(.addMilestone, at: college) }
    }
}

extension MilestoneEntry {
    /// As a correction keeps it; the days are the college's.
    package func fields(in zone: Zone) -> [String: String] {
        let done = milestone.done.map { ["done": "\(Day($0, in: zone))"] } ?? [:]
        return done.merging(["nameZh": nameZh, "nameEn": nameEn, "due": "\(Day(milestone.due, in: zone))"]) { $1 }
    }
}

/// A milestone as it was before it was changed or taken out of the plan.
package struct MilestoneChange: Sendable {
    package let was: MilestoneEntry
    /// For the audit trail.
    package let details: [String: String]
}

extension Scope {
    /// Part of `Database.changeMilestone`, which counts it too.
    package func changeMilestone(
        to new: MilestoneEntry,
        of college: College,
        reason: String,
        by act: Act
    ) async throws -> MilestoneChange {
        let date = act.at
        let (was, way) = try await milestone(new.number, of: college, changedAt: date)
        try await requireUnchanged(
            since: act,
            was.fields(in: college.zone),
            ["lifecycle.change-milestone"],
            of: "\(college.id)",
            details: ["number": "\(was.number)"]
        )
        guard !new.nameZh.isEmpty else { throw MilestoneRefusal.nameZhMissing }
        guard !new.nameEn.isEmpty else { throw MilestoneRefusal.nameEnMissing }
        try WrittenText.title.check(new.nameZh, new.nameEn)
        try WrittenText.remark.check(reason)
        let change = try await keep(was, new, way, of: college, reason: reason, at: date)
        try await execute(
            """
            UPDATE lifecycle.milestone
            SET name_zh = \(new.nameZh), name_en = \(new.nameEn), due = \(new.milestone.due)
            WHERE \(own(college)) AND number = \(Int32(new.number))
            """
        )
        return change
    }

    /// Part of `Database.withdrawMilestone`, which counts it too.
    package func withdrawMilestone(
        _ number: Int,
        of college: College,
        reason: String,
        at date: Date
    ) async throws -> MilestoneChange {
        let (was, way) = try await milestone(number, of: college, changedAt: date)
        try WrittenText.remark.check(reason)
        let change = try await keep(was, nil, way, of: college, reason: reason, at: date)
        try await execute("DELETE FROM lifecycle.milestone WHERE \(own(college)) AND number = \(Int32(number))")
        return change
    }

    /// The milestone, its college locked, and how the member may change it.
    private func milestone(_ number: Int, of college: College, changedAt date: Date) async throws -> (
        MilestoneEntry, ChangeWay
    ) {
        try member.requireMilestoneChange(at: college)
        guard try await lockedCollege(college) != nil else { throw NotFound(what: "college") }
        guard let entry = try await milestones(of: college).first(where: { $0.number == number }) else {
            throw NotFound(what: "milestone")
        }
        let record = try await record(of: college).map(\.transition)
        return (entry, try entry.milestone.wayOfChange(by: member, at: college, in: record, at: date))
    }

    private func keep(
        _ was: MilestoneEntry,
        _ new: MilestoneEntry?,
        _ way: ChangeWay,
        of college: College,
        reason: String,
        at date: Date
    ) async throws -> MilestoneChange {
        let reason = reason.trimmingCharacters(in: .whitespacesAndNewlines)
        try way.require(reason)
        let before = was.fields(in: college.zone)
        // Changed, it is as completed as it was.
        let after = new.map { before.merging($0.fields(in: college.zone)) { $1 } }
        var details = before.merging(["number": "\(was.number)"]) { $1 }
        if way == .withReason {
            try await note(
                .milestone,
                was.number,
                of: college,
                was: before,
                became: after,
                reason: reason,
                at: date
            )
            details["reason"] = reason
        }
        return MilestoneChange(was: was, details: details)
    }
}
