import Calendar
import Foundation
import HTTPTypes
import NIOCore
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `The time zone of a college` {
    /// A new college in New Zealand, at an hour when the next day has begun there and not in China.
    private func college(_ programme: FreshProgramme, _ site: Site) async throws -> String {
        var reporter = try await Browser(on: site, as: programme.reporter)
        let begun = try await reporter.post(
            "/colleges",
            [
                "nameZh": "新学院", "nameEn": "New College", "country": "NZ", "cityZh": "奥克兰", "cityEn": "Auckland",
                "zone": "Pacific/Auckland", "partnerZh": "外方学院", "partnerEn": "Partner School",
            ]
        )
        return try #require(begun.location)
    }

    @Test func `tells the days of a refused step, on the page and to programs`() async throws {
        let programme = try await FreshProgramme()
        let now = try Date("2025-11-10T13:00:00Z", strategy: .iso8601)
        let site = try TestSite.site(over: programme, now: { now })
        let address = try await college(programme, site)
        var approver = try await Browser(on: site, as: programme.approver)
        let page = try await approver.post("\(address)/steps", ["step": "submit", "version": "7"])
        #expect(page.status == 409)
        #expect(page.text.contains("(11 November 2025)"))
        let problem = try await approver.send(
            .post,
            "\(address)/steps",
            accept: "application/json",
            body: ByteBuffer(string: "step=submit&version=7&csrf=\(approver.csrf)"),
            type: "application/x-www-form-urlencoded"
        )
        #expect(problem.status == 409)
        #expect(problem.text.contains("(11 November 2025)"))
    }

    @Test func `is changed on its page, where what was typed stays if there is no such zone`() async throws {
        let test = try await TestSite()
        let address = try await college(test.programme, test.site)
        var admin = try await test.browser(as: test.programme.member(.collegeAdmin, of: test.programme.lead))
        let refused = try await admin.post("\(address)/zone", ["zone": "Asia/Nowhere"])
        #expect(refused.status == 422 && refused.text.contains("href=\"#zone\""))
        #expect(refused.text.contains("value=\"Asia/Nowhere\"") && refused.text.contains("No time zone has this name."))
        let changed = try await admin.post("\(address)/zone", ["zone": "Pacific/Chatham"])
        #expect(changed.location == "\(address)#profile")
        #expect(try await admin.get(address).text.contains("value=\"Pacific/Chatham\""))
    }

    @Test func `of the programme is changed among its settings, and holds at once`() async throws {
        let test = try await TestSite()
        var admin = try await test.browser(as: test.programme.hqAdmin)
        #expect(try await admin.get("/programme").text.contains("value=\"Asia/Shanghai\""))
        let refused = try await admin.post("/programme/zone", ["zone": "shanghai"])
        #expect(refused.status == 422 && refused.text.contains("value=\"shanghai\""))
        let changed = try await admin.post("/programme/zone", ["zone": "Africa/Nairobi"])
        #expect(changed.location == "/programme?saved=zone")
        let page = try await admin.get("/programme?saved=zone").text
        #expect(page.contains("The time zone was saved") && page.contains("value=\"Africa/Nairobi\""))
    }
}
