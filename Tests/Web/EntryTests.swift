import Foundation
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `The way in` {
    @Test func `leads a newcomer by the choice of a password to where they wanted to go`() async throws {
        let test = try await TestSite()
        var admin = try await test.browser(as: test.programme.member(.collegeAdmin, of: test.programme.lead))
        let form = try await admin.get("/members")
        let number = SignInName.number(of: test.programme.lead.id)
        #expect(form.text.contains("@\(number)"))
        let made = try await admin.post("/members", ["fullName": "王敏", "name": "wang.min", "role": "reporter"])
        let password = String(try #require(made.text.firstMatch(of: /<code>([A-Za-z0-9]{16})<\/code>/)).output.1)
        #expect(made.text.contains("<code>wang.min@\(number)</code>"))

        var browser = try await test.browser()
        _ = try await browser.get("/sign-in")
        let entered = try await browser.post(
            "/sign-in",
            ["name": "wang.min@\(number)", "password": password, "next": "/reports"]
        )
        #expect(entered.location == "/sign-in?next=/reports")
        let page = try await browser.get("/sign-in?next=/reports")
        #expect(page.text.contains("Choose your own password") && page.text.contains("value=\"/reports\""))
        for address in ["/reports", "/account", "/members"] {
            #expect(try await browser.get(address).location?.hasPrefix("/sign-in?next=") == true, "\(address)")
        }
        let answer = try await browser.get("/sign-in", accept: "application/json").json() as? [String: Any]
        #expect(answer?["step"] as? String == "ownPassword")

        let weak = try await browser.post(
            "/sign-in/password",
            ["new": "wangminwangmin", "repeated": "wangminwangmin", "next": "/reports"]
        )
        #expect(weak.status == 422 && weak.text.contains("<a href=\"#new\">"))
        #expect(weak.text.contains("value=\"/reports\"") && !weak.text.contains("wangminwangmin"))
        let several = try await browser.post("/sign-in/password", ["new": "short", "repeated": "other"])
        for field in ["new", "repeated"] {
            #expect(several.text.contains("<a href=\"#\(field)\">") && several.text.contains("id=\"fault-\(field)\""))
        }
        let own = "railway mango ladder"
        let chosen = try await browser.post("/sign-in/password", ["new": own, "repeated": own, "next": "/reports"])
        #expect(chosen.location == "/sign-in?next=/reports")
        #expect(try await browser.get("/sign-in?next=/reports").location == "/reports")
        #expect(try await browser.get("/reports").status == 200)
    }

    @Test func `asks for a code where a second factor was set up, and takes no wrong one`() async throws {
        let test = try await TestSite()
        let name = try await test.person(password: "a long password")
        var browser = try await test.browser()
        _ = try await browser.get("/sign-in")
        _ = try await browser.post("/sign-in", ["name": name, "password": "a long password"])
        let page = try await browser.get("/account/second-factor")
        #expect(page.text.contains("<svg class=\"qr\""))
        let secret = String(try #require(page.text.firstMatch(of: /name="secret" value="([A-Z2-7]+)"/)).output.1)
        let factor = try #require(TOTP(base32: secret))
        let wrong = try await browser.post(
            "/account/second-factor",
            ["secret": secret, "code": "000000", "old": "a long password"]
        )
        #expect(wrong.status == 422 && wrong.text.contains("value=\"\(secret)\""), "the app's secret stays")
        let forgotten = try await browser.post(
            "/account/second-factor",
            ["secret": secret, "code": factor.code(at: Date()), "old": "a wrong password"]
        )
        #expect(forgotten.text.contains("<a href=\"#old\">"))
        let done = try await browser.post(
            "/account/second-factor",
            ["secret": secret, "code": factor.code(at: Date()), "old": "a long password"]
        )
        #expect(done.text.matches(of: /<code>[A-Z2-7]{4}(-[A-Z2-7]{4}){3}<\/code>/).count == 10)
        #expect(try await !browser.get("/account/second-factor").text.contains(secret))

        _ = try await browser.post("/sign-out", [:])
        _ = try await browser.get("/sign-in")
        let half = try await browser.post(
            "/sign-in",
            ["name": name, "password": "a long password", "next": "/reports"]
        )
        #expect(half.location == "/sign-in?next=/reports")
        #expect(try await browser.get("/reports").status == 303)
        let before = browser.cookies["banmo-session"]
        let refused = try await browser.post("/sign-in/code", ["code": "000000", "next": "/reports"])
        #expect(refused.status == 422 && refused.text.contains("<a href=\"#code\">"))
        let entered = try await browser.post(
            "/sign-in/code",
            ["code": factor.code(at: Date() + 30), "next": "/reports"]
        )
        #expect(entered.location == "/reports")
        #expect(browser.cookies["banmo-session"] != before)
        #expect(try await browser.get("/reports").status == 200)
    }

    @Test func `asks those who decide to set one up, once headquarters says so`() async throws {
        let test = try await TestSite()
        var admin = try await test.browser(as: test.programme.hqAdmin)
        var approver = try await test.browser(as: test.programme.approver)
        var reporter = try await test.browser(as: test.programme.reporter)
        #expect(try await admin.get("/programme").text.contains("name=\"secondFactor\""))
        #expect(try await admin.post("/programme/sign-in", ["secondFactor": "needed"]).status == 303)
        #expect(try await reporter.get("/reports").status == 200)
        #expect(try await approver.get("/reports").location == "/sign-in?next=/reports")
        let onward = "/account/second-factor?next=/reports"
        #expect(try await approver.get("/sign-in?next=/reports").location == onward)
        let page = try await approver.get(onward)
        #expect(page.text.contains("name=\"next\" value=\"/reports\""))
        let secret = String(try #require(page.text.firstMatch(of: /name="secret" value="([A-Z2-7]+)"/)).output.1)
        let factor = try #require(TOTP(base32: secret))
        let done = try await approver.post(
            "/account/second-factor",
            ["secret": secret, "code": factor.code(at: Date())]
        )
        #expect(done.status == 200)
        #expect(try await approver.get("/reports").status == 200)
        #expect(try await approver.get("/account/second-factor").text.contains("formaction") == false)
    }

    @Test func `can be left and begun again`() async throws {
        let test = try await TestSite()
        var admin = try await test.browser(as: test.programme.hqAdmin)
        _ = try await admin.post("/programme/sign-in", ["secondFactor": "needed"])
        let page = try await admin.get("/account/second-factor")
        #expect(page.status == 200)
        #expect(try await admin.post("/sign-out", [:]).location == "/sign-in")
        #expect(try await admin.get("/sign-in").text.contains("name=\"password\""))
    }

    @Test func `ends the session that the browser had`() async throws {
        let test = try await TestSite()
        let name = try await test.person(password: "a long password")
        var browser = try await test.browser(as: test.programme.reporter)
        let old = browser.cookies
        #expect(try await browser.post("/sign-in", ["name": name, "password": "a long password"]).status == 303)
        browser.cookies = old
        #expect(try await browser.get("/account").status == 303)
    }
}
