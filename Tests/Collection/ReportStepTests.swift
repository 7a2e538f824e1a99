import Calendar
import Collection
import Foundation
import Number
import Postgres
import Support
import Tenancy
import Testing

@Suite struct `Steps of a report` {
    @Test func `prepared, submitted, returned, mended, submitted and approved, by the right people`() async throws {
        let test = try await TestCollection()
        let id = try await test.report("Q_COLLEGE", "2025Q3").id
        let approver = test.programme.approver
        func take(_ step: Report.Step, _ member: Member, _ reason: String? = nil) async throws {
            try await test.database.take(step, on: id, by: Act(member, at: test.now, from: "test"), reason: reason)
        }
        await #expect(throws: ReportRefusal.state(.open, .submit)) { try await take(.submit, approver) }
        try await test.upload(["ORG_STUDENTS,412"], to: try await test.report("Q_COLLEGE", "2025Q3"))
        await #expect(throws: ReportRefusal.role(.submit, [.approver])) { try await take(.submit, test.reporter) }
        try await take(.submit, approver)
        await #expect(throws: ReportRefusal.state(.submitted, .prepare)) {
            try await test.upload(["ORG_STUDENTS,413"], to: try await test.report("Q_COLLEGE", "2025Q3"))
        }
        await #expect(throws: ReportRefusal.reasonMissing) { try await take(.return, test.reviewer, " \n") }
        try await take(.return, test.reviewer, "请核对")
        var report = try await test.report("Q_COLLEGE", "2025Q3")
        #expect(report.state == .returned && report.reason == "请核对" && report.decidedBy == test.reviewer.fullName)
        // It was handed in; from then on it waits to be mended, and is not overdue however long that takes.
        #expect(report.daysLeft(at: test.now + 400 * 86_400) == nil)
        await #expect(throws: ReportRefusal.state(.returned, .submit)) { try await take(.submit, approver) }
        try await test.upload(["ORG_STUDENTS,413"], to: report)
        try await take(.submit, approver)
        try await take(.approve, test.reviewer)
        report = try await test.report("Q_COLLEGE", "2025Q3")
        #expect(report.state == .approved)
        await #expect(throws: ReportRefusal.state(.approved, .prepare)) {
            try await test.upload(["ORG_STUDENTS,414"], to: report)
        }
        #expect(try await test.value("ORG_STUDENTS", "2025Q3") == 413)
    }

    @Test(arguments: [Role.leader, .expert, .partner])
    func `whom the rule lets take none hears the rule, not the database`(role: Role) async throws {
        let test = try await TestCollection()
        let report = try await test.report("Q_COLLEGE", "2025Q3")
        let home =
            switch role {
            case .leader: test.programme.headquarters
            case .partner: test.programme.partner
            default: test.programme.otherLead
            }
        let member = test.programme.member(role, of: home, seeing: test.colleges.map(\.uuid))
        for step in [Report.Step.submit, .approve] {
            await #expect(throws: ReportRefusal.self) {
                try await test.database.take(step, on: report.id, by: Act(member, at: test.now, from: "test"))
            }
        }
        await #expect(throws: ReportRefusal.self) {
            try await test.upload(["ORG_STUDENTS,1"], to: report, by: member)
        }
    }

    @Test func `nobody decides on what they prepared`() async throws {
        let test = try await TestCollection()
        let (reviewer, approver, admin) = (test.reviewer, test.programme.approver, test.programme.hqAdmin)
        var own = Report(source: .headquarters)
        try own.take(.prepare, by: reviewer, at: test.now)
        #expect(own.refusal(of: .submit, by: approver, at: test.now) == .role(.submit, [.hqAdmin]))
        try own.take(.submit, by: admin, at: test.now)
        #expect(throws: ReportRefusal.preparedBySame) { try own.take(.approve, by: reviewer, at: test.now) }
        let promoted = Report(state: .prepared, preparers: [approver.id])
        #expect(promoted.refusal(of: .submit, by: approver, at: test.now) == .preparedBySame)
    }

    @Test func `of two who submit at once one wins`() async throws {
        let test = try await TestCollection()
        let report = try await test.report("Q_COLLEGE", "2025Q3")
        try await test.upload(["ORG_STUDENTS,412"], to: report)
        let approver = test.programme.approver
        let wins = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    do {
                        try await test.database
                            .take(.submit, on: report.id, by: Act(approver, at: test.now, from: "test"), reason: nil)
                        return true
                    } catch {
                        #expect(error as? ReportRefusal == .state(.submitted, .submit))
                        return false
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(wins == 1)
    }

    @Test func `reports are counted as expected, submitted and on time in the month they are due`() async throws {
        let test = try await TestCollection()
        #expect(try await test.value("SYS_REPORTS_EXPECTED", "202510") == 4)
        let report = try await test.report("M_COLLEGE", "202510")
        try await test.upload(["TCH_HOURS_PLANNED,10"], to: report)
        try await test.database
            .take(.submit, on: report.id, by: Act(test.programme.approver, at: test.now, from: "test"), reason: nil)
        #expect(report.due == Day("2025-11-10"))
        #expect(try await test.value("SYS_REPORTS_EXPECTED", "202511") == 2)
        #expect(try await test.value("SYS_REPORTS_SUBMITTED", "202511") == 1)
        #expect(try await test.value("SYS_REPORTS_ON_TIME", "202511") == 0)
        #expect(try await test.rollup("SYS_REPORTS_EXPECTED", "202511", in: "LA")?.sum == 6)
        #expect(try await test.differences().isEmpty)
        let day = try #require(Day("2025-07-01"))
        let again = try await test.database
            .openReports(by: Act(test.programme.hqAdmin, at: test.now, from: "test"), since: day)
        #expect(again == 0)
    }

    @Test func `a list is filtered and paged, and shows only what its reader may see`() async throws {
        let test = try await TestCollection()
        func count(_ member: Member, _ change: (inout ReportFilter) -> Void) async throws -> Int {
            var filter = ReportFilter()
            change(&filter)
            let chosen = filter
            return try await test.database.reading(as: member) { try await $0.reports(chosen).count }
        }
        let all = try await count(test.reviewer) { _ in }
        #expect(try await count(test.reporter) { _ in } == all * 3 / 4)
        #expect(try await count(test.programme.stranger) { _ in } == all / 4)
        #expect(try await count(test.partner) { _ in } == all / 4)
        #expect(try await count(test.reporter) { $0.states = [.submitted, .approved] } == 0)
        #expect(
            try await count(test.reporter) {
                $0.period = "2025Q3"; $0.dataSet = "Q_COLLEGE"
            } == 3
        )
    }

    @Test func `what is to be handed in comes first, the longest due before the others`() async throws {
        let test = try await TestCollection()
        let july = try await test.report("M_COLLEGE", "202507")
        try await test.upload(["TCH_HOURS_PLANNED,10"], to: july)
        try await test.database
            .take(.submit, on: july.id, by: Act(test.programme.approver, at: test.now, from: "test"), reason: nil)
        var filter = ReportFilter()
        (filter.college, filter.dataSet) = (test.colleges[0], "M_COLLEGE")
        let chosen = filter
        let periods = try await test.database.reading(as: test.reporter) { scope in
            try await scope.reports(chosen).entries.map(\.period)
        }
        #expect(periods == ["202508", "202509", "202510", "202511", "202507"])
    }
}
