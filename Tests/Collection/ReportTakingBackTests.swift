import Calendar
import Collection
import Foundation
import Number
import Support
import Tenancy
import Testing

@Suite struct `A report taken back` {
    let test: TestCollection
    let id: Identifier<Report>

    /// One that was submitted in time.
    init() async throws {
        test = try await TestCollection()
        let report = try await test.report("M_COLLEGE", "202510")
        id = report.id
        try await test.upload(["TCH_HOURS_PLANNED,10"], to: report, minutes: -20 * 24 * 60)
        try await take(.submit, by: test.programme.approver, days: -15)
    }

    private func take(_ step: Report.Step, by member: Member, _ reason: String? = nil, days: Int = 0) async throws {
        let at = test.now + TimeInterval(days * 86_400)
        try await test.database.take(step, on: id, by: Act(member, at: at, from: "test"), reason: reason)
    }

    private func counts() async throws -> [Number?] {
        try await [
            test.value("SYS_REPORTS_SUBMITTED", "202511"), test.value("SYS_REPORTS_ON_TIME", "202511"),
        ]
    }

    @Test func `by who submitted it is prepared as before, and counts as not submitted`() async throws {
        #expect(try await counts() == [1, 1])
        await #expect(throws: ReportRefusal.role(.withdraw, [.approver])) {
            try await take(.withdraw, by: test.reporter)
        }
        try await take(.withdraw, by: test.programme.approver)
        let report = try await test.report("M_COLLEGE", "202510")
        #expect(report.state == .prepared && report.submittedBy == nil && report.submittedAt == nil)
        #expect(try await counts() == [0, 0])
        #expect(try await test.value("TCH_HOURS_PLANNED", "202510") == 10)
        try await test.upload(["TCH_HOURS_PLANNED,11"], to: report)
        try await take(.submit, by: test.programme.approver)
    }

    @Test(arguments: [Report.Step.approve, .return])
    func `is no more possible once headquarters has decided`(step: Report.Step) async throws {
        try await take(step, by: test.reviewer, "请核对")
        let state: Report.State = step == .approve ? .approved : .returned
        await #expect(throws: ReportRefusal.state(state, .withdraw)) {
            try await take(.withdraw, by: test.programme.approver)
        }
    }

    @Test func `and returned after its day is in time by its first submission, and by none that was withdrawn`()
        async throws
    {
        try await take(.return, by: test.reviewer, "学时有误，请核对", days: -1)
        #expect(try await counts() == [0, 0])
        let report = try await test.report("M_COLLEGE", "202510")
        try await test.upload(["TCH_HOURS_PLANNED,12"], to: report)
        try await take(.submit, by: test.programme.approver, days: 1)
        #expect(try await counts() == [1, 1])
        // The second submission is withdrawn; the first was handed in all the same.
        try await take(.withdraw, by: test.programme.approver, days: 2)
        try await take(.submit, by: test.programme.approver, days: 3)
        try await take(.approve, by: test.reviewer, days: 4)
        #expect(try await counts() == [1, 1])
        // Withdrawn before anybody decided, and late when it came.
        let other = try await test.report("Q_COLLEGE", "2025Q3")
        try await test.upload(["ORG_STUDENTS,412"], to: other, minutes: -40 * 24 * 60)
        for (step, days) in [(.submit, -35), (.withdraw, -34), (.submit, 0)] as [(Report.Step, Int)] {
            let act = Act(test.programme.approver, at: test.now + TimeInterval(days * 86_400), from: "test")
            try await test.database.take(step, on: other.id, by: act)
        }
        #expect(try await test.value("SYS_REPORTS_SUBMITTED", "202510") == 1)
        #expect(try await test.value("SYS_REPORTS_ON_TIME", "202510") == 0)
    }

    @Test func `unlocked by headquarters is the reporter's again, its values and its punctuality as they were`()
        async throws
    {
        await #expect(throws: ReportRefusal.state(.submitted, .unlock)) {
            try await take(.unlock, by: test.reviewer, "核对")
        }
        try await take(.approve, by: test.reviewer)
        await #expect(throws: ReportRefusal.reasonMissing) { try await take(.unlock, by: test.reviewer, " ") }
        await #expect(throws: ReportRefusal.role(.unlock, [.reviewer])) {
            try await take(.unlock, by: test.programme.approver, "核对")
        }
        try await take(.unlock, by: test.reviewer, "学时有误，请核对")
        var report = try await test.report("M_COLLEGE", "202510")
        #expect(report.state == .returned && report.isUnlocked && report.reason == "学时有误，请核对")
        #expect(try await test.value("TCH_HOURS_PLANNED", "202510") == 10)
        #expect(try await counts() == [1, 1])
        // Mended and submitted a month after it was due.
        try await test.upload(["TCH_HOURS_PLANNED,12"], to: report)
        try await take(.submit, by: test.programme.approver, days: 60)
        #expect(try await counts() == [1, 1])
        try await take(.approve, by: test.reviewer, days: 61)
        report = try await test.report("M_COLLEGE", "202510")
        #expect(report.state == .approved && !report.isUnlocked)
        #expect(try await counts() == [1, 1])
        #expect(try await test.value("TCH_HOURS_PLANNED", "202510") == 12)
        #expect(try await test.differences().isEmpty)
    }
}
