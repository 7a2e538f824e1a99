import ClosedLoop
import Collection
import Foundation
import Indicators
import Language
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `Validation rules on their pages` {
    private let planted: PlantedSite
    private let college: String

    init() async throws {
        let shared = try await FreshProgramme.migratedDatabase()
        planted = try await PlantedSite(
            in: Database(pool: shared.pool, passwords: shared.passwords, consequences: .closedLoop)
        )
        college = planted.college.uuidString.lowercased()
    }

    private func json(_ path: String, as member: Member) async throws -> [String: Any] {
        var browser = try await planted.test.browser(as: member)
        let answer = try await browser.get(path, accept: "application/json")
        #expect(answer.status == 200, "\(path) as \(member.role)")
        return try #require(try answer.json() as? [String: Any])
    }

    @Test func `list what they compare, and open down to the values that break them`() async throws {
        let programme = planted.programme
        var browser = try await planted.test.browser(as: programme.reviewer)
        let list = try await browser.get("/validation-rules").text
        #expect(list.contains("Students are no more than teachers"))
        #expect(list.contains("Students enrolled at period end") && list.contains("no more than"))
        let rule = try await browser.get("/validation-rules/STUDENTS_TEACHERS").text
        #expect(rule.contains("#{ORG_STUDENTS}") && rule.contains("Check both."))
        let run = try await json("/checks?period=2025Q3", as: programme.reviewer)
        #expect(run["run"] as? Int == 1 && run["failed"] as? Int == 1)
        let checks = try await browser.get("/checks?period=2025Q3&country=LA&rule=STUDENTS_TEACHERS")
        let address = "/colleges/\(college)/checks/STUDENTS_TEACHERS/2025Q3"
        #expect(checks.text.lowercased().contains("href=\"\(address.lowercased())\""))
        let opened = try await browser.get(address)
        #expect(opened.text.contains("8,675,309") && opened.text.contains("Check both."))
        #expect(opened.text.lowercased().contains("href=\"/values/\(college)/org_students/2025q3\""))
        let check = try await json(address, as: programme.reporter)
        let left = try #require((check["left"] as? [[String: Any]])?.first)
        #expect(left["element"] as? String == "ORG_STUDENTS" && left["value"] as? Int == 8_675_309)
    }

    @Test func `are everybody's of the programme, and what they find is not`() async throws {
        let programme = planted.programme
        var stranger = try await planted.test.browser(as: programme.stranger)
        #expect(try await stranger.get("/validation-rules/STUDENTS_TEACHERS").status == 200)
        let run = try await json("/checks?period=2025Q3", as: programme.stranger)
        #expect(run["run"] as? Int == 0)
        #expect(try await stranger.get("/colleges/\(college)/checks/STUDENTS_TEACHERS/2025Q3").status == 404)
        #expect(try await stranger.get("/checks?period=2025Q3&college=\(college)").status == 400)
        var lost = try await planted.test.browser(as: programme.reviewer)
        for path in [
            "/validation-rules/NONE", "/colleges/\(college)/checks/NONE/2025Q3",
            "/colleges/\(college)/checks/STUDENTS_TEACHERS/202509",
        ] {
            #expect(try await lost.get(path).status == 404, "\(path)")
        }
        #expect(try await lost.get("/checks?rule=NONE").status == 400)
        #expect(try await lost.get("/checks?period=never").status == 400)
    }

    @Test func `of high importance send a report back to its page with what is broken`() async throws {
        let (programme, report) = (planted.programme, planted.reports.prepared)
        let high = try ValidationRule(
            code: "STUDENTS_TEACHERS",
            name: LocalizedText(zh: "在校生数不超过教师数", en: "Students are no more than teachers"),
            left: "#{ORG_STUDENTS}",
            operator: .lessOrEqual,
            right: "#{ORG_TEACHERS_CN}",
            importance: .high,
            instruction: LocalizedText(zh: "请核对。", en: "Check both.")
        )
        let database = programme.database
        try await database.load([high], by: Act(programme.hqAdmin, at: Date(), from: "test"))
        _ = try await ValueImport(database: database, by: Act(programme.reporter, at: Date(), from: "test"))
            .type(["ORG_STUDENTS": "12", "ORG_TEACHERS_CN": "4"], into: Identifier(report), reason: "")
        let page = "/reports/\(report.uuidString.lowercased())"
        var approver = try await planted.test.browser(as: programme.approver)
        #expect(try await approver.get(page).text.contains("id=\"checks\""))
        let fields = try await approver.form(to: "\(page)/submit", on: page)
        let refused = try await approver.send(fields, to: "\(page)/submit")
        #expect(refused.status == 422)
        #expect(refused.text.contains("href=\"#checks\""))
        #expect(refused.text.contains("12 on the left should be no more than 4 on the right"))
        let answer = try await json(page, as: programme.approver)
        let checks = try #require(answer["checks"] as? [[String: Any]])
        #expect(checks.first?["isBroken"] as? Bool == true && checks.first?["left"] as? Int == 12)
        #expect((answer["report"] as? [String: Any])?["state"] as? String == "prepared")
    }
}
