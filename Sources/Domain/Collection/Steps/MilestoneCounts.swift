import Calendar
import Foundation
import Lifecycle
import Number
import Tenancy

extension Database {
    /// Adds a milestone to a college's plan, due by the end of a day there, and counts it in that day's month.
    @discardableResult
    package func addMilestone(
        to id: Identifier<College>,
        nameZh: String,
        nameEn: String,
        due: Day,
        by act: Act
    ) async throws -> MilestoneEntry {
        try await self.act(act) { scope in
            let college = try await scope.college(id).college
            let end = due.end(in: college.zone)
            let entry = try await scope.addMilestone(to: college, nameZh: nameZh, nameEn: nameEn, due: end, at: act.at)
            let details = ["number": "\(entry.number)", "due": "\(due)"]
            return Deed(
                entry,
                AuditEntry("lifecycle.add-milestone", of: "\(id)", details: details),
                last: try await scope.countMilestones(of: college, dueWith: [end], at: act.at)
            )
        }
    }

    /// Notes that a milestone is completed, and counts it if it was in time.
    package func completeMilestone(_ number: Int, of id: Identifier<College>, by act: Act) async throws {
        try await self.act(act) { scope in
            let college = try await scope.college(id).college
            let entry = try await scope.completeMilestone(number, of: college, on: act.at)
            return Deed(
                AuditEntry("lifecycle.complete-milestone", of: "\(id)", details: ["number": "\(number)"]),
                last: try await scope.countMilestones(of: college, dueWith: [entry.milestone.due], at: act.at)
            )
        }
    }

    /// Takes back, with a reason, that a milestone is completed, and counts it no more. Throws `MilestoneRefusal` or
    /// `ChangeRefusal`.
    package func reopenMilestone(_ number: Int, of id: Identifier<College>, reason: String, by act: Act) async throws {
        try await self.act(act) { scope in
            let college = try await scope.college(id).college
            let entry = try await scope.reopenMilestone(number, of: college, reason: reason, at: act.at)
            return Deed(
                AuditEntry(
                    "lifecycle.reopen-milestone",
                    of: "\(id)",
                    details: ["number": "\(number)", "reason": reason]
                ),
                last: try await scope.countMilestones(of: college, dueWith: [entry.milestone.due], at: act.at)
            )
        }
    }

    /// Changes a milestone, freely until somebody relies on it and then, by headquarters, with a reason; what it counts to
    /// follows its day. Throws `ChangeRefusal` or `MilestoneRefusal`.
    package func changeMilestone(
        _ number: Int,
        of id: Identifier<College>,
        nameZh: String,
        nameEn: String,
        due: Day,
        reason: String = "",
        by act: Act
    ) async throws {
        try await self.act(act) { scope in
            let college = try await scope.college(id).college
            let end = due.end(in: college.zone)
            let new = MilestoneEntry(number, Milestone(due: end), nameZh: nameZh, nameEn: nameEn)
            let change = try await scope.changeMilestone(to: new, of: college, reason: reason, by: act)
            return Deed(
                AuditEntry("lifecycle.change-milestone", of: "\(id)", details: change.details),
                last: try await scope.countMilestones(
                    of: college,
                    dueWith: [change.was.milestone.due, end],
                    at: act.at
                )
            )
        }
    }

    /// Takes a milestone out of the plan, freely until somebody relies on it and then, by headquarters, with a reason.
    /// Throws `ChangeRefusal`.
    package func withdrawMilestone(
        _ number: Int,
        of id: Identifier<College>,
        reason: String = "",
        by act: Act
    ) async throws {
        try await self.act(act) { scope in
            let college = try await scope.college(id).college
            let change = try await scope.withdrawMilestone(number, of: college, reason: reason, at: act.at)
            return Deed(
                AuditEntry("lifecycle.withdraw-milestone", of: "\(id)", details: change.details),
                last: try await scope.countMilestones(of: college, dueWith: [change.was.milestone.due], at: act.at)
            )
        }
    }
}

extension Scope {
    /// Counts the college's milestones due in the months of these days, and writes the counts as values: how many, and how
    /// many of them were completed by their day.
    fileprivate func countMilestones(of college: College, dueWith dues: [Date], at date: Date) async throws
        -> LastWrite?
    {
        func day(_ moment: Date) -> Day { Day(moment, in: college.zone) }
        let all = try await milestones(of: college).map(\.milestone)
        let values = Set(dues.map { Period(.monthly, containing: day($0)) }).sorted().flatMap { month in
            let milestones = all.filter { month.contains(day($0.due)) }
            let onTime = milestones.count { milestone in milestone.done.map { day($0) <= day(milestone.due) } ?? false }
            return [("SYS_MILESTONES_DUE", milestones.count), ("SYS_MILESTONES_ON_TIME", onTime)].map {
                RecordedValue(college: college.id, element: $0, period: month, value: Number($1))
            }
        }
        return try await count(values, of: college.tenant, at: date)
    }
}
