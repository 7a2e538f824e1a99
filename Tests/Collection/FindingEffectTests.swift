import Calendar
import ClosedLoop
import Collection
import Foundation
import Indicators
import Language
import Lifecycle
import Number
import Support
import Tenancy
import Testing

@Suite struct `A finding under observation` {
    let test: TestCollection
    let college: Identifier<College>

    init() async throws {
        let shared = try await FreshProgramme.shared.value
        test = try await TestCollection(
            in: Database(pool: shared.pool, passwords: shared.passwords, consequences: .closedLoop)
        )
        college = test.colleges[0]
        let indicator = try Indicator(
            code: "T",
            name: LocalizedText(zh: "课时完成率", en: "Hours taught"),
            leg: .do,
            numerator: "#{TCH_HOURS_TAUGHT}",
            denominator: "#{TCH_HOURS_PLANNED}",
            factor: 100,
            better: .higher,
            defaultTarget: 98
        )
        _ = try await test.database.transaction(as: test.programme.hqAdmin) { try await $0.save([indicator]) }
    }

    private func act(_ member: Member, _ day: String) -> Act {
        Act(member, at: (Day(day) ?? Day(number: 0)).hour(12, in: .china), from: "test")
    }

    /// Carries a finding of the indicator, from 60 to 80 by October, to its verification in September.
    private func carry() async throws {
        let (database, programme) = (test.database, test.programme)
        let new = NewFinding(.blocking, text: "-", due: Day("2025-09-30"), origin: .inspection, indicator: "T")
        try await database.open(new, at: college, by: act(test.reviewer, "2025-08-01"))
        let criterion = EffectCriterion(from: 60, to: 80, period: try #require(Period("202510")))
        let plan = FindingPlan(cause: "-", method: .other, methodWords: "访谈", criterion: criterion)
        try await database.plan(plan, for: 1, at: college, by: act(test.reporter, "2025-08-02"))
        try await database.addAction(
            to: 1,
            at: college,
            text: "-",
            owner: "-",
            due: Day("2025-08-20"),
            shownBy: "-",
            by: act(test.reporter, "2025-08-02")
        )
        try await database.take(.submitPlan, on: 1, at: college, by: act(programme.approver, "2025-08-03"))
        try await database.take(.acceptPlan, on: 1, at: college, by: act(test.reviewer, "2025-08-04"))
        try await database.settle(1, of: 1, at: college, as: .done, words: "", by: act(test.reporter, "2025-08-20"))
        try await database.take(.submitEvidence, on: 1, at: college, by: act(programme.approver, "2025-08-21"))
        try await database.take(.verify, on: 1, at: college, by: act(programme.hqAdmin, "2025-09-01"))
    }

    private func approveOctober(taught: Int) async throws {
        let report = try await test.report("M_COLLEGE", "202510")
        try await test.upload(["TCH_HOURS_TAUGHT,\(taught)", "TCH_HOURS_PLANNED,100"], to: report)
        try await test.database.take(.submit, on: report.id, by: act(test.programme.approver, "2025-11-20"))
        try await test.database.take(
            .approve,
            on: report.id,
            by: act(test.reviewer, "2025-11-20")
        )
    }

    private func findings() async throws -> [Finding] {
        try await test.database.reading(as: test.reporter) { [college] scope in
            try await scope.findings(of: try await scope.college(college).college)
        }
    }

    private func expectSound() async throws {
        let differences = try await test.database.reading(as: test.programme.hqAdmin) {
            try await $0.loopDifferences()
        }
        #expect(differences == [])
        #expect(try await test.differences() == [])
    }

    @Test func `is effective in the transaction that approves its figures, and every count follows`() async throws {
        try await carry()
        #expect(try await findings().map(\.state) == [.verified])
        #expect(try await test.value("SYS_FINDINGS_OPENED", "202508") == 1)
        #expect(try await test.value("SYS_FINDINGS_DUE", "202509") == 1)
        #expect(try await test.value("SYS_FINDINGS_CLOSED_ON_TIME", "202509") == 1)
        try await approveOctober(taught: 70)
        let finding = try #require(try await findings().first)
        #expect(finding.state == .closed && finding.outcome == EffectOutcome(.effective, value: 70))
        #expect(try await test.value("SYS_FINDINGS_CLOSED", "202511") == 1)
        #expect(try await test.value("SYS_FINDINGS_EFFECTIVE", "202511") == 1)
        #expect(try await test.value("SYS_FINDING_DAYS", "202511") == 111)
        try await expectSound()
        let course = try await test.database.reading(as: test.reporter) { [college] scope in
            try await scope.course(of: 1, at: try await scope.college(college).college)
        }
        #expect(
            course.map(\.transition.step) == [.submitPlan, .acceptPlan, .submitEvidence, .verify, .observe, .close]
        )
    }

    @Test func `is ineffective where less than half the way was gone, which opens what follows it up`() async throws {
        try await carry()
        try await approveOctober(taught: 69)
        let all = try await findings()
        #expect(all.map(\.state) == [.closed, .open])
        #expect(all.first?.outcome?.kind == .ineffective)
        #expect(all.last?.follows == 1 && all.last?.indicator == "T" && all.last?.origin == .followUp)
        #expect(try await test.value("SYS_FINDINGS_EFFECTIVE", "202511") == 0)
        #expect(try await test.value("SYS_FINDINGS_RECURRED", "202511") == 0)
        try await expectSound()
    }

    @Test func `can't be measured where nobody approves in time, and no tick does it twice`() async throws {
        try await carry()
        func tick(_ day: String) async -> FindingCalendar.Outcome {
            let at = act(test.reviewer, day).at
            return await FindingCalendar(database: test.database, now: { at }).tick()
        }
        #expect(await tick("2026-01-29").decided == 0)
        async let first = tick("2026-02-10")
        async let second = tick("2026-02-10")
        let outcomes = await [first, second]
        #expect(outcomes.map(\.decided).reduce(0, +) == 1)
        #expect(outcomes.flatMap { $0.failures.map { String(reflecting: $0) } } == [])
        #expect(await tick("2026-02-12").decided == 0)
        let finding = try #require(try await findings().first)
        #expect(finding.state == .observed)
        #expect(finding.outcome == EffectOutcome(.notMeasurable, lack: .unapproved))
        await #expect(throws: FindingRefusal.reasonMissing) {
            try await test.database.take(.close, on: 1, at: college, by: act(test.reviewer, "2026-02-12"))
        }
        try await test.database.take(.close, on: 1, at: college, by: act(test.reviewer, "2026-02-12"), reason: "-")
        #expect(try await findings().map(\.state) == [.closed])
        try await expectSound()
    }

    @Test func `keeps its first due day whatever is granted`() async throws {
        let (database, programme) = (test.database, test.programme)
        let new = NewFinding(.condition, text: "-", due: Day("2025-09-30"))
        try await database.open(new, at: college, by: act(test.reviewer, "2025-08-01"))
        await #expect(throws: FindingRefusal.extensionDayMissing) {
            try await database.askExtension(
                of: 1,
                at: college,
                to: Day("2025-09-30"),
                reason: "-",
                by: act(test.reporter, "2025-09-01")
            )
        }
        try await database.askExtension(
            of: 1,
            at: college,
            to: Day("2025-10-31"),
            reason: "-",
            by: act(test.reporter, "2025-09-01")
        )
        await #expect(throws: Forbidden.self) {
            try await database.decideExtension(
                1,
                of: 1,
                at: college,
                granted: true,
                words: "",
                by: act(programme.approver, "2025-09-02")
            )
        }
        try await database.decideExtension(
            1,
            of: 1,
            at: college,
            granted: true,
            words: "",
            by: act(test.reviewer, "2025-09-02")
        )
        let finding = try #require(try await findings().first)
        #expect(finding.due == Day("2025-10-31")?.end(in: .china))
        #expect(finding.firstDue == Day("2025-09-30")?.end(in: .china))
        #expect(try await test.value("SYS_FINDINGS_DUE", "202509") == 1)
        try await expectSound()
    }
}
