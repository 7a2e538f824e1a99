import Collection
import Foundation
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `What waits for me` {
    private static let noon = Date(timeIntervalSince1970: 1_763_611_200)

    @Test func `is what I can do myself, and moves on with the report`() async throws {
        let crowded = try await CrowdedSite(colleges: 2)
        try await crowded.openReports()
        let programme = crowded.test.programme
        let second = try await Self.secondReviewer(in: programme)
        func kinds(_ member: Member) async throws -> Set<String> {
            var browser = try await crowded.test.browser(as: member)
            let home = try await browser.get("/", accept: "application/json").json() as? [String: Any]
            let queues = try #require(home?["waiting"] as? [[String: Any]])
            return Set(queues.compactMap { $0["kind"] as? String })
        }
        // Open reports are for those to fill in whose figures they hold.
        let leader = programme.member(.leader, of: programme.headquarters)
        let admin = programme.member(.collegeAdmin, of: programme.lead)
        for member in [programme.approver, admin, programme.hqAdmin, leader] {
            #expect(try await kinds(member) == [], "\(member.role)")
        }
        for member in [programme.reporter, programme.reviewer] {
            let mine = try await kinds(member)
            #expect(!mine.isDisjoint(with: ["overdueReports", "dueReports"]), "\(member.role)")
        }
        // Headquarters' own report goes from one reviewer over the administrator to another reviewer.
        let report = try await Self.report("M_HEADQUARTERS", in: crowded)
        let typed = ValueImport(database: programme.database, by: Act(programme.reviewer, at: Self.noon, from: "test"))
        _ = try await typed.type(["TCH_VISITS": "4"], into: report.id, reason: "")
        #expect(try await kinds(programme.hqAdmin) == ["submitReports"])
        #expect(try await kinds(programme.approver) == [])
        func take(_ step: Report.Step, _ member: Member) async throws {
            try await programme.database
                .take(step, on: report.id, by: Act(member, at: Self.noon, from: "test"), reason: "请核对")
        }
        try await take(.submit, programme.hqAdmin)
        #expect(try await !kinds(programme.reviewer).contains("approveReports"))
        #expect(try await kinds(second).contains("approveReports"))
        await #expect(throws: ReportRefusal.preparedBySame) { try await take(.approve, programme.reviewer) }
        try await take(.approve, second)
        #expect(try await Self.report("M_HEADQUARTERS", in: crowded).state == .approved)
        #expect(try await !kinds(second).contains("approveReports"))
    }

    @Test func `is no question to a leader, who reads`() async throws {
        let test = try await TestSite()
        var browser = try await test.browser(as: test.programme.member(.leader, of: test.programme.headquarters))
        let page = try await browser.get("/").text
        #expect(page.contains("<h1>Programme at a glance</h1>") && !page.contains("Nothing waits for you"))
        browser = try await test.browser(as: test.programme.hqAdmin)
        #expect(try await browser.get("/").text.contains("Nothing waits for you"))
    }

    @Test func `is for the operator whether the service is in order, and numbers alone`() async throws {
        let planted = try await PlantedSite()
        let platform = Organisation(kind: .platform, nameZh: "平台", nameEn: "Platform")
        let programme = planted.programme
        let person = Member(
            name: "operator-\(UUID())",
            fullName: "Operator",
            role: .operator,
            organisation: platform.id,
            programme: programme.programme.id
        )
        try await programme.database.transaction(as: programme.hqAdmin) { scope in
            try await scope.insert(platform, country: "CN")
            try await scope.insert(person)
        }
        var browser = try await planted.test.browser(as: person)
        let page = try await browser.get("/")
        #expect(page.status == 200 && page.text.contains("PostgreSQL") && page.text.contains("Test programme"))
        #expect(!PlantedSite.canaries.contains(where: page.text.contains))
        page.expectsNoScriptOrStyle("/")
        let answer = try await browser.get("/", accept: "application/json").json() as? [String: Any]
        let programmes = try #require(answer?["programmes"] as? [[String: Any]])
        let own = programmes.first {
            ($0["programme"] as? [String: Any])?["code"] as? String == programme.programme.code
        }
        #expect(own?["leadColleges"] as? Int == 2 && own?["partners"] as? Int == 2)
    }

    private static func report(_ dataSet: String, in crowded: CrowdedSite) async throws -> ReportEntry {
        var filter = ReportFilter()
        (filter.dataSet, filter.period) = (dataSet, "202510")
        let chosen = filter
        let programme = crowded.test.programme
        let found = try await programme.database.reading(as: programme.reviewer) { scope in
            try await scope.reports(chosen).entries.min { $0.collegeCode < $1.collegeCode }
        }
        return try #require(found)
    }

    private static func secondReviewer(in programme: FreshProgramme) async throws -> Member {
        let member = Member(
            name: "reviewer2-\(UUID())",
            fullName: "Second reviewer",
            role: .reviewer,
            organisation: programme.headquarters.id,
            programme: programme.programme.id
        )
        try await programme.database.transaction(as: programme.hqAdmin) { try await $0.insert(member) }
        return member
    }
}
