import Calendar
import Collection
import Foundation
import Lifecycle
import Number
import Postgres
import Support
import Tenancy
import Testing

@Suite struct `What waits of reports` {
    @Test func `is in the queue of whoever can do it next and of nobody else, and never in nobody's`() async throws {
        let test = try await TestCollection()
        let staff = try await Staff(of: test)
        var dice = SeededRandom(seed: 4)
        var reports: [ReportEntry] = []
        for (dataSet, periods) in [
            ("M_COLLEGE", ["202509", "202510", "202511"]), ("M_PARTNER", ["202509", "202510", "202511"]),
            ("M_HEADQUARTERS", ["202509", "202510"]), ("Q_COLLEGE", ["2025Q3", "2025Q4"]), ("Q_PARTNER", ["2025Q4"]),
        ] {
            for period in periods { reports.append(try await test.report(dataSet, period)) }
        }
        var met: Set<Report.Wait> = []
        for _ in 0..<25 {
            for _ in 0..<20 { try await staff.try(dice.pick(reports), by: dice.pick(staff.members), &dice) }
            var queued: [Identifier<Report>: Int] = [:]
            for member in staff.members {
                for wait in Report.Wait.allCases {
                    let queue = try await staff.queue(wait, of: member)
                    met.formUnion(queue.isEmpty ? [] : [wait])
                    let expected = try await staff.reports(waitingTo: wait, of: member, among: reports)
                    #expect(queue.intersection(reports.map(\.id)) == expected, "\(member.role) to \(wait)")
                    for id in expected { queued[id, default: 0] += 1 }
                }
            }
            for report in reports {
                let now = try await test.report(report.dataSet, report.period)
                let isToCome = now.state == .open && (now.daysLeft(at: test.now) ?? 0) > Report.Wait.ahead
                let isRunning = Period(now.period).map { $0.end >= Day(test.now, in: .china) } ?? false
                let isAtRest = now.state == .approved || isToCome || (now.state == .prepared && isRunning)
                #expect((queued[report.id] == nil) == isAtRest, "\(now.dataSet) \(now.period) \(now.state)")
            }
        }
        #expect(met == Set(Report.Wait.allCases))
    }

    @Test func `returned and mended goes back to the approver who submitted it the first time`() async throws {
        let test = try await TestCollection()
        let report = try await test.report("Q_COLLEGE", "2025Q3")
        let approver = test.programme.approver
        func take(_ step: Report.Step, _ member: Member) async throws {
            try await test.database.take(
                step,
                on: report.id,
                by: Act(member, at: test.now, from: "test"),
                reason: "请核对"
            )
        }
        func queue(_ wait: Report.Wait, _ member: Member) async throws -> [Identifier<Report>] {
            try await test.database.reading(as: member) {
                try await $0.reports(waitingTo: wait, at: test.now, limit: 50).entries.map(\.id)
            }
        }
        try await test.upload(["ORG_STUDENTS,412"], to: report)
        try await take(.submit, approver)
        try await take(.return, test.reviewer)
        #expect(try await queue(.mend, test.reporter) == [report.id])
        try await test.upload(["ORG_STUDENTS,413"], to: report)
        #expect(try await queue(.submit, approver) == [report.id])
        // The approver's own eyes come first, before headquarters'.
        try await take(.return, approver)
        let returned = try await test.report("Q_COLLEGE", "2025Q3")
        #expect(returned.state == .returned && returned.decidedBy == approver.fullName && returned.reason == "请核对")
        #expect(try await queue(.mend, test.reporter) == [report.id])
        #expect(try await queue(.submit, approver) == [])
    }

    @Test func `is submitted once its period is over, by its college's clocks`() async throws {
        let test = try await TestCollection()
        let report = try await test.report("Q_COLLEGE", "2025Q4")
        try await test.upload(["ORG_STUDENTS,412"], to: report)
        let last = try #require(Day("2025-12-31"))
        func submit(_ moment: Date) async throws {
            let act = Act(test.programme.approver, at: moment, from: "test")
            try await test.database.take(.submit, on: report.id, by: act)
        }
        await #expect(throws: ReportRefusal.periodRunning(until: last)) { try await submit(test.now) }
        await #expect(throws: ReportRefusal.periodRunning(until: last)) {
            try await submit(last.end(in: .china) - 1)
        }
        try await submit(last.end(in: .china) + 1)
    }

    @Test func `of a partner is submitted by its own second person where it has one, never by the lead college`()
        async throws
    {
        let test = try await TestCollection()
        let report = try await test.report("M_PARTNER", "202510")
        let element = try #require(
            test.dictionary.elements.first { $0.dataSet == "M_PARTNER" && $0.categories.isEmpty }
        )
        let (first, second) = (test.partner, try await Staff.partner(2, of: test))
        func take(_ step: Report.Step, _ member: Member) async throws {
            try await test.database.take(step, on: report.id, by: Act(member, at: test.now, from: "test"), reason: "-")
        }
        try await test.upload(["\(element.code),1"], to: report, by: first)
        await #expect(throws: ReportRefusal.role(.submit, [.partner])) {
            try await take(.submit, test.programme.approver)
        }
        await #expect(throws: ReportRefusal.preparedBySame) { try await take(.submit, first) }
        try await take(.submit, second)
        #expect(try await test.report("M_PARTNER", "202510").submittedBy == second.fullName)
        #expect(try await test.value("SYS_REPORTS_SUBMITTED", "202511") == 1)
        try await take(.return, test.reviewer)
        try await test.upload(["\(element.code),2"], to: report, by: first)
        _ = try await test.database.transaction(as: test.programme.hqAdmin) {
            try await $0.execute("UPDATE tenancy.member SET active = false WHERE member_id = \(second.id)")
        }
        try await take(.submit, first)
        #expect(try await test.report("M_PARTNER", "202510").submittedBy == first.fullName)
    }
}

/// Two of everybody who has to do with reports.
private struct Staff {
    let test: TestCollection
    let members: [Member]

    init(of test: TestCollection) async throws {
        self.test = test
        let programme = test.programme
        let second = [Role.reporter, .approver].map { Self.member($0, 2, of: programme.lead, test) }
        let reviewer = Self.member(.reviewer, 2, of: programme.headquarters, test)
        try await programme.database.transaction(as: programme.hqAdmin) { scope in
            for member in second + [reviewer] { try await scope.insert(member) }
        }
        members =
            [programme.reporter, programme.approver, programme.reviewer, programme.hqAdmin] + second + [reviewer]
            + [test.partner, try await Self.partner(2, of: test)]
            + [programme.member(.leader, of: programme.headquarters), programme.stranger]
    }

    /// A partner's member who is in the database, as whoever works alone is known there.
    static func partner(_ number: Int, of test: TestCollection) async throws -> Member {
        let member = member(.partner, number, of: test.programme.partner, test)
        try await test.database.transaction(as: test.programme.hqAdmin) { try await $0.insert(member) }
        return member
    }

    private static func member(_ role: Role, _ number: Int, of home: Organisation, _ test: TestCollection) -> Member {
        Member(
            name: "\(role)\(number)-\(UUID())",
            fullName: "\(role) \(number)",
            role: role,
            organisation: home.id,
            programme: test.programme.programme.id,
            colleges: role == .partner ? [test.colleges[0].uuid] : []
        )
    }

    /// Tries a step or writes a value, allowed or not.
    func `try`(_ report: ReportEntry, by member: Member, _ dice: inout SeededRandom) async throws {
        let step = dice.pick(Report.Step.allCases)
        let element = test.dictionary.elements.first { $0.dataSet == report.dataSet && $0.categories.isEmpty }
        do {
            if step == .prepare {
                try await test.upload(["\(element?.code ?? ""),\(dice.pick([1, 2, 3]))"], to: report, by: member)
            } else {
                try await test.database
                    .take(step, on: report.id, by: Act(member, at: test.now, from: "test"), reason: "请核对")
            }
        } catch is ReportRefusal {
        } catch is NotFound {
        }
    }

    func queue(_ wait: Report.Wait, of member: Member) async throws -> Set<Identifier<Report>> {
        try await test.database.reading(as: member) { scope in
            let found = try await scope.reports(waitingTo: wait, at: test.now, limit: 500)
            #expect(found.count == found.entries.count)
            return Set(found.entries.map(\.id))
        }
    }

    /// The same by the rule itself, report by report.
    func reports(waitingTo wait: Report.Wait, of member: Member, among reports: [ReportEntry]) async throws
        -> Set<Identifier<Report>>
    {
        try await test.database.reading(as: member) { scope in
            var found: Set<Identifier<Report>> = []
            for report in reports {
                guard let key = try? await scope.reportKey(report.id) else { continue }
                let standing = try await scope.standing(report.id, of: key.tenant)
                if standing.wait(for: member, at: test.now) == wait { found.insert(report.id) }
            }
            return found
        }
    }
}
