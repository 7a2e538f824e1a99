import Calendar
import Collection
import Foundation
import Lifecycle
import Number
import Postgres
import Support
import Tenancy
import Testing

@Suite struct `A change of time zone` {
    private func audited(_ action: String, _ test: TestCollection, by member: Member) async throws -> [[String: String]]
    {
        try await test.database.reading(as: member) {
            try await $0.all(
                "SELECT details FROM tenancy.audit WHERE tenant_id = \(member.organisation) AND action = \(action)"
            ) { (details: JSON<[String: String]>) in details.value }
        }
    }

    @Test func `leaves what was in time by the old zone in time, and judges by the new one from then on`() async throws
    {
        let test = try await TestCollection()
        let admin = test.programme.member(.collegeAdmin, of: test.programme.lead)
        func submit(_ dataSet: String, _ values: [String], at text: String) async throws {
            let report = try await test.report(dataSet, "202510")
            let author = dataSet == "M_COLLEGE" ? test.reporter : test.partner
            try await test.upload(values, to: report, by: author)
            let at = try Date(text, strategy: .iso8601)
            try await test.database.take(.submit, on: report.id, by: Act(test.programme.approver, at: at, from: "test"))
        }
        // The evening of the 10th in China is the 11th in Auckland.
        try await submit("M_COLLEGE", ["TCH_HOURS_PLANNED,10"], at: "2025-11-10T13:00:00Z")
        #expect(try await test.value("SYS_REPORTS_ON_TIME", "202511") == 1)
        let auckland = try #require(Zone("Pacific/Auckland"))
        for _ in 1...2 {
            try await test.database.change(
                zone: auckland,
                of: test.colleges[0],
                by: Act(admin, at: test.now, from: "test")
            )
        }
        #expect(try await test.report("M_COLLEGE", "202510").zone == auckland)
        let told = try await audited("lifecycle.set-time-zone", test, by: admin)
        #expect(told == [["from": "Asia/Shanghai", "to": "Pacific/Auckland"]])

        try await submit("M_PARTNER", ["ORG_COMPLAINTS,1"], at: "2025-11-10T13:30:00Z")
        #expect(try await test.value("SYS_REPORTS_SUBMITTED", "202511") == 2)
        #expect(try await test.value("SYS_REPORTS_ON_TIME", "202511") == 1)
    }

    @Test func `is for the administrators of the lead college and of headquarters`() async throws {
        let test = try await TestCollection()
        let vientiane = try #require(Zone("Asia/Vientiane"))
        let (programme, college) = (test.programme, test.colleges[0])
        func change(by member: Member) async throws {
            try await test.database.change(zone: vientiane, of: college, by: Act(member, at: test.now, from: "test"))
        }
        for member in [programme.reporter, programme.approver, programme.reviewer, test.partner] {
            await #expect(throws: Forbidden.self, "\(member.role)") { try await change(by: member) }
        }
        await #expect(throws: NotFound.self) {
            try await change(by: programme.member(.collegeAdmin, of: programme.otherLead))
        }
        try await change(by: programme.hqAdmin)
        #expect(try await audited("lifecycle.set-time-zone", test, by: programme.hqAdmin).count == 1)
    }

    @Test func `of the programme is headquarters' administrators' and kept in their audit trail`() async throws {
        let test = try await TestCollection()
        let urumqi = try #require(Zone("Asia/Urumqi"))
        let programme = test.programme
        for member in [programme.reviewer, programme.member(.collegeAdmin, of: programme.lead)] {
            await #expect(throws: Forbidden.self, "\(member.role)") {
                try await test.database.change(zone: urumqi, by: Act(member, at: test.now, from: "test"))
            }
        }
        try await test.database.change(zone: urumqi, by: Act(programme.hqAdmin, at: test.now, from: "test"))
        #expect(try await test.database.programmes().first { $0.id == programme.programme.id }?.zone == urumqi)
        let told = try await audited("tenancy.set-time-zone", test, by: programme.hqAdmin)
        #expect(told == [["from": "Asia/Shanghai", "to": "Asia/Urumqi"]])
    }
}
