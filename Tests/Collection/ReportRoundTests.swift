import Collection
import Foundation
import Number
import Support
import Tenancy
import Testing

@Suite struct `The rounds of a report` {
    private func take(_ step: Report.Step, on report: ReportEntry, _ member: Member, in test: TestCollection)
        async throws
    {
        let act = Act(member, at: test.now, from: "test")
        try await test.database.take(step, on: report.id, by: act, reason: "请核对学生数")
    }

    @Test func `keep who returned it with which words, and what was changed for that`() async throws {
        let test = try await TestCollection()
        let report = try await test.report("Q_COLLEGE", "2025Q3")
        let approver = test.programme.approver
        // All at one moment: what came first is known by more than a clock.
        try await test.upload(["ORG_STUDENTS,412", "ORG_TEACHERS_CN,5"], to: report)
        try await take(.return, on: report, approver, in: test)
        try await test.upload(["ORG_STUDENTS,413"], to: report)
        try await test.upload(["ORG_STUDENTS,414", "ORG_APPLICANTS,7"], to: report)
        try await take(.submit, on: report, approver, in: test)
        try await take(.return, on: report, test.reviewer, in: test)
        try await test.upload(["ORG_APPLICANTS,8"], to: report)
        for reader in [test.reporter, approver, test.reviewer] {
            let rounds = try await test.database.reading(as: reader) { scope in
                try await scope.rounds(of: report.id, try await scope.reportKey(report.id))
            }
            #expect(rounds.map(\.step) == [.return, .submit, .return])
            #expect(rounds.map(\.person) == [approver, approver, test.reviewer].map(\.fullName))
            #expect(rounds.map(\.reason) == ["请核对学生数", nil, "请核对学生数"])
            let changes = rounds.map { round in
                round.changes.map { "\($0.item) \($0.before.map(\.description) ?? "-") \($0.value ?? 0)" }
            }
            #expect(changes == [["ORG_APPLICANTS - 7", "ORG_STUDENTS 412 414"], [], ["ORG_APPLICANTS 7 8"]])
        }
    }

    @Test func `are followed by approval, many at once where nothing is odd`() async throws {
        let test = try await TestCollection()
        let visits = ["TCH_VISITS", "TCH_VISITS_SATISFACTORY"]
        var reports: [ReportEntry] = []
        // Like the months before; far above; incomplete; with words.
        for (period, values, reason) in [
            ("202507", [4, 4], ""), ("202508", [5, 4], ""), ("202509", [11, 5], ""), ("202510", [6, nil], "雨季"),
        ] as [(String, [Int?], String)] {
            let report = try await test.report("M_HEADQUARTERS", period)
            let lines = zip(visits, values).compactMap { name, value in value.map { "\(name),\($0)" } }
            let file = try test.csv((["element,value"] + lines).joined(separator: "\n"))
            _ = try await test.values(by: test.reviewer)
                .upload(file, named: "a.csv", to: report.id, as: Identifier(), reason: reason)
            try await take(.submit, on: report, test.programme.hqAdmin, in: test)
            reports.append(report)
        }
        let second = try await secondReviewer(in: test)
        let found = try await test.database.reading(as: second) { scope in
            try await scope.oddities(of: try await scope.reports(waitingTo: .approve, at: test.now, limit: 50).entries)
        }
        #expect(
            found == [
                reports[2].id: [.outside(item: "TCH_VISITS", value: 11, low: 4, high: 5)],
                reports[3].id: [.missing(1), .remark("雨季")],
            ]
        )
        // Named or not, what is odd stays.
        let act = Act(second, at: test.now, from: "test")
        #expect(try await test.database.approveUnremarkable(reports.map(\.id), by: act) == 2)
        for (report, state) in zip(reports, [.approved, .approved, .submitted, .submitted] as [Report.State]) {
            #expect(try await test.report("M_HEADQUARTERS", report.period).state == state)
        }
        #expect(try await test.database.approveUnremarkable(reports.map(\.id), by: act) == 0)
    }

    private func secondReviewer(in test: TestCollection) async throws -> Member {
        let member = Member(
            name: "reviewer2-\(UUID())",
            fullName: "Second reviewer",
            role: .reviewer,
            organisation: test.programme.headquarters.id,
            programme: test.programme.programme.id
        )
        try await test.database.transaction(as: test.programme.hqAdmin) { try await $0.insert(member) }
        return member
    }
}
