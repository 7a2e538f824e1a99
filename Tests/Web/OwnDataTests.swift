import Foundation
import HTTPTypes
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `What is kept of a member` {
    @Test func `is shown to them as a page and as a file, without anything secret`() async throws {
        let test = try await TestSite()
        let name = try await test.person(password: "a long password")
        var browser = try await test.browser()
        _ = try await browser.get("/sign-in")
        _ = try await browser.post("/sign-in", ["name": name, "password": "a long password"])
        let page = try await browser.get("/account/data")
        #expect(page.status == 200)
        for word in [name, "Li Ming", "Lead College A", "tenancy.sign-in"] {
            #expect(page.text.contains(word), "\(word)")
        }
        let file = try await browser.get("/account/data.json", accept: "*/*")
        #expect(file.headers[.contentDisposition]?.contains("attachment") == true)
        let data = try #require(try file.json() as? [String: Any])
        #expect((data["member"] as? [String: Any])?["fullName"] as? String == "Li Ming")
        #expect((data["sessions"] as? [Any])?.count == 1)
        #expect((data["deeds"] as? [[String: Any]])?.map { $0["action"] as? String } == ["tenancy.sign-in"])
        let token = try #require(browser.cookies["banmo-session"])
        for secret in ["scrypt", token, "hash"] { #expect(!file.text.contains(secret) && !page.text.contains(secret)) }
    }

    @Test func `is nobody else's`() async throws {
        let test = try await TestSite()
        var nobody = try await test.browser()
        #expect(try await nobody.get("/account/data").status == 303)
        var colleague = try await test.browser(as: test.programme.reporter)
        #expect(try await !colleague.get("/account/data").text.contains(test.programme.approver.fullName))
    }

    @Test func `is corrected and forgotten on the page of the member`() async throws {
        let test = try await TestSite()
        let admin = test.programme.member(.collegeAdmin, of: test.programme.lead)
        let reporter = test.programme.reporter
        var browser = try await test.browser(as: admin)
        let address = "/members/\(reporter.id)"
        let faulty = try await browser.post("\(address)/name", ["fullName": " "])
        #expect(faulty.status == 422 && faulty.text.contains("<a href=\"#fullName\">"))
        #expect(try await browser.post("\(address)/name", ["fullName": "李明"]).status == 303)
        #expect(try await browser.get("/members").text.contains("李明"))
        #expect(try await !browser.get(address).text.contains("\(address)/forget"))
        #expect(try await browser.post("\(address)/forget", [:]).status == 422)
        _ = try await browser.post("\(address)/activity", ["active": "no"])
        #expect(try await browser.get(address).text.contains("\(address)/forget"))
        #expect(try await browser.post("\(address)/forget", [:]).status == 303)
        #expect(try await !browser.get("/members").text.contains("李明"))
    }

    @Test func `is said on a page for anyone, in both languages`() async throws {
        let test = try await TestSite()
        var browser = try await test.browser()
        #expect(try await browser.get("/about").text.contains("href=\"/privacy\""))
        #expect(try await browser.get("/privacy").text.contains("180 days"))
        browser.languages = "zh-CN"
        #expect(try await browser.get("/privacy").text.contains("180天"))
    }
}
