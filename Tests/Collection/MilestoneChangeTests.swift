import Calendar
import Collection
import Foundation
import Lifecycle
import Number
import Postgres
import Support
import Tenancy
import Testing

@Suite struct `A milestone of the plan` {
    let test: TestCollection
    private let due: Day
    private let later: Day

    /// One due next March.
    init() async throws {
        test = try await TestCollection()
        (due, later) = (try #require(Day("2026-03-31")), try #require(Day("2026-05-31")))
        _ = try await test.database.transaction(as: test.reporter) { [test] scope in
            try await scope.execute(
                "UPDATE lifecycle.college SET state = 'implementing' WHERE college_id = \(test.colleges[0])"
            )
        }
        try await test.database.addMilestone(
            to: test.colleges[0],
            nameZh: "设备到位",
            nameEn: "Equipment in place",
            due: due,
            by: act(test.reporter)
        )
    }

    private func act(_ member: Member) -> Act { Act(member, at: test.now, from: "test") }

    private func change(to day: Day, _ reason: String = "", by member: Member) async throws {
        try await test.database.changeMilestone(
            1,
            of: test.colleges[0],
            nameZh: "设备到位",
            nameEn: "Equipment in place",
            due: day,
            reason: reason,
            by: act(member)
        )
    }

    private func withdraw(_ reason: String = "", by member: Member) async throws {
        try await test.database.withdrawMilestone(1, of: test.colleges[0], reason: reason, by: act(member))
    }

    private func counts(_ element: String) async throws -> [Number?] {
        try await [test.value(element, "202603"), test.value(element, "202605")]
    }

    private func corrections() async throws -> [Correction] {
        try await test.database.reading(as: test.reporter) { [test] scope in
            try await scope.corrections(of: try await scope.college(test.colleges[0]).college)
        }
    }

    @Test func `is the college's to change and take out while nobody relies on it, and its counts follow`() async throws
    {
        #expect(try await counts("SYS_MILESTONES_DUE") == [1, nil])
        await #expect(throws: Forbidden.self) { try await change(to: later, "推迟", by: test.reviewer) }
        try await change(to: later, by: test.reporter)
        #expect(try await counts("SYS_MILESTONES_DUE") == [0, 1])
        try await withdraw(by: test.reporter)
        #expect(try await counts("SYS_MILESTONES_DUE") == [0, 0])
        #expect(try await corrections().isEmpty)
        #expect(try await test.differences().isEmpty)
    }

    @Test func `that is completed is corrected by headquarters alone, with a reason, and both stand`() async throws {
        try await test.database.completeMilestone(1, of: test.colleges[0], by: act(test.reporter))
        await #expect(throws: ChangeRefusal.reliedOn(.completed(at: test.now))) {
            try await change(to: later, "推迟", by: test.reporter)
        }
        await #expect(throws: ChangeRefusal.reliedOn(.completed(at: test.now))) {
            try await withdraw("取消", by: test.reporter)
        }
        await #expect(throws: ChangeRefusal.reasonMissing) { try await change(to: later, " ", by: test.reviewer) }
        try await change(to: later, "日期录错", by: test.reviewer)
        try await withdraw("不在方案内", by: test.reviewer)
        let corrections = try await corrections()
        #expect(corrections.map(\.was["due"]) == ["2026-03-31", "2026-05-31"])
        #expect(corrections.map { $0.became?["due"] } == ["2026-05-31", nil])
        #expect(corrections.map(\.reason) == ["日期录错", "不在方案内"])
        // Its number is never another's.
        let next = try await test.database.addMilestone(
            to: test.colleges[0],
            nameZh: "开班",
            nameEn: "First class",
            due: due,
            by: act(test.reporter)
        )
        #expect(next.number == 2)
    }

    @Test
    func `that was completed by mistake is reopened with a reason by who completed it, until something is decided`()
        async throws
    {
        let (college, database) = (test.colleges[0], test.database)
        let keeper = test.programme.member(.collegeAdmin, of: test.programme.lead)
        func reopen(_ reason: String, by member: Member) async throws {
            try await database.reopenMilestone(1, of: college, reason: reason, by: act(member))
        }
        await #expect(throws: MilestoneRefusal.notCompleted) { try await reopen("误点", by: test.reporter) }
        try await database.completeMilestone(1, of: college, by: act(test.reporter))
        #expect(try await counts("SYS_MILESTONES_ON_TIME") == [1, nil])
        await #expect(throws: ChangeRefusal.reasonMissing) { try await reopen(" ", by: test.reporter) }
        await #expect(throws: MilestoneRefusal.completedByOther) { try await reopen("误点", by: keeper) }
        await #expect(throws: Forbidden.self) { try await reopen("误点", by: test.reviewer) }
        try await reopen("误点", by: test.reporter)
        #expect(try await counts("SYS_MILESTONES_ON_TIME") == [0, nil])
        let correction = try #require(try await corrections().first)
        #expect(correction.was["done"] == "2025-11-20" && correction.became?["done"] == nil)
        #expect(correction.reason == "误点" && correction.memberName == test.reporter.fullName)
        // It is as it was before, and another may complete it.
        try await change(to: later, by: test.reporter)
        try await database.completeMilestone(1, of: college, by: act(keeper))
        await #expect(throws: MilestoneRefusal.completedByOther) { try await reopen("误点", by: test.reporter) }
        let milestone = Milestone(due: test.now, done: test.now, doneBy: test.reporter.id)
        let entry = try await database.reading(as: test.reporter) { try await $0.college(college).college }
        #expect(milestone.isReopenable(by: test.reporter, at: entry, in: [decided(at: test.now - 1)]))
        #expect(throws: ChangeRefusal.reliedOn(.step(.acceptPlan, at: test.now + 1))) {
            try milestone.requireReopenable(by: test.reporter, at: entry, in: [decided(at: test.now + 1)])
        }
        #expect(try await test.differences().isEmpty)
    }

    private func decided(at date: Date) -> Transition {
        Transition(
            college: Identifier(),
            number: 1,
            step: .acceptPlan,
            from: .preparing,
            to: .implementing,
            member: Identifier(),
            role: .reviewer,
            organisation: Identifier(),
            at: date,
            reason: nil,
            cites: [],
            experts: [],
            total: nil
        )
    }

    @Test func `is relied on once it is due, or once something was decided after it was added`() throws {
        let added = Date(timeIntervalSince1970: 1_700_000_000)
        let milestone = Milestone(due: added + 86_400, added: added)
        #expect(milestone.reliance(in: [], at: added) == nil)
        #expect(milestone.reliance(in: [], at: added + 90_000) == .past(milestone.due))
        #expect(milestone.reliance(in: [decided(at: added - 1)], at: added) == nil)
        #expect(milestone.reliance(in: [decided(at: added + 1)], at: added) == .step(.acceptPlan, at: added + 1))
    }
}
