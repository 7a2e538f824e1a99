import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `The sign-in page` {
    @Test func `leads a visitor to the page they wanted, and signs them out again`() async throws {
        let test = try await TestSite()
        let name = try await test.person(password: "a long password")
        var browser = try await test.browser()
        let refused = try await browser.get("/members?x=1")
        #expect(refused.status == 303)
        let location = try #require(refused.location)
        #expect(location == "/sign-in?next=/members%3Fx%3D1")

        let page = try await browser.get(location)
        #expect(page.status == 200)
        #expect(page.text.contains("value=\"/members?x=1\""))
        let before = browser.cookies["banmo-session"]
        let entered = try await browser.post(
            "/sign-in",
            ["name": name, "password": "a long password", "next": "/standards?x=1"]
        )
        #expect(entered.status == 303)
        #expect(entered.location == "/standards?x=1")
        #expect(browser.cookies["banmo-session"] != before, "a session known before signing in must not live on")
        #expect(try await browser.get("/standards").text.contains("Li Ming"))

        let session = browser.cookies
        let left = try await browser.post("/sign-out", [:])
        #expect(left.location == "/sign-in")
        #expect(left.headers[.clearSiteData] == "\"cache\", \"storage\"")
        #expect(browser.cookies["banmo-device"] != nil)
        #expect(browser.cookies["banmo-session"] == nil)
        browser.cookies = session
        #expect(try await !browser.get("/standards").text.contains("Li Ming"))
    }

    @Test func `says in the reader's language that something is wrong, and keeps the name`() async throws {
        let test = try await TestSite()
        var browser = try await test.browser()
        browser.languages = "zh-CN,zh;q=0.9"
        _ = try await browser.get("/sign-in")
        let answer = try await browser.post("/sign-in", ["name": "<li.ming>", "password": "wrong"])
        #expect(answer.status == 422)
        #expect(answer.text.contains("lang=\"zh-Hans\""))
        #expect(answer.text.contains("value=\"&lt;li.ming&gt;\""))
        #expect(!answer.text.contains("⟨"))
    }

    @Test(arguments: [
        "https://elsewhere.example/", "//elsewhere.example", "/\t/elsewhere.example", "/\\elsewhere.example",
    ])
    func `never leads to another site`(next: String) async throws {
        let test = try await TestSite()
        let name = try await test.person(password: "a long password")
        var browser = try await test.browser()
        _ = try await browser.get("/sign-in")
        let answer = try await browser.post("/sign-in", ["name": name, "password": "a long password", "next": next])
        #expect(answer.status == 303)
        #expect(answer.location == "/")
    }

    @Test(arguments: ["http://localhost:8080", "https://quality.example.org"])
    func `sets cookies that no script reads and no other site sends`(address: String) async throws {
        let test = try await TestSite(address: address)
        let name = try await test.person(password: "a long password")
        var browser = try await test.browser()
        var cookies = try await browser.get("/sign-in").setCookies
        cookies += try await browser.post("/sign-in", ["name": name, "password": "a long password"]).setCookies
        cookies += try await browser.post("/language", ["language": "en", "address": "/"]).setCookies
        // Where they are secure, browsers take them from this very host alone.
        let mark = address.hasPrefix("https") ? "__Host-" : ""
        #expect(Set(cookies.map(\.name)) == Set(["session", "device", "language"].map { "\(mark)banmo-\($0)" }))
        for cookie in cookies {
            #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"))
            // Over plain http on this machine a secure cookie would never come back.
            #expect(cookie.contains("Secure") == address.hasPrefix("https"), "\(cookie.text)")
        }
        let answer = try await browser.get("/sign-in")
        #expect((answer.headers[.strictTransportSecurity] != nil) == address.hasPrefix("https"))
    }

    @Test func `ends every session of somebody who signs out everywhere, on other machines too`() async throws {
        let test = try await TestSite(in: try await FreshProgramme.migratedDatabase())
        // Its clock stands still, so that it knows of a sign-out by hearing of it or not at all.
        let moment = Date()
        let other = try TestSite.site(over: test.programme, now: { moment })
        let following = Task { await other.sessions.followSignOuts(Logger(label: "test")) }
        defer { following.cancel() }
        #expect(try await eventually { try await test.isFollowingSignOuts() })
        var here = try await test.browser(as: test.programme.reporter)
        var there = try await Browser(on: other, as: test.programme.reporter)
        var colleague = try await Browser(on: other, as: test.programme.approver)
        let name = test.programme.reporter.fullName
        #expect(try await there.get("/standards").text.contains(name))
        #expect(try await here.get("/standards").text.contains(name))
        #expect(try await here.post("/sign-out", ["everywhere": "yes"]).status == 303)
        #expect(try await eventually { try await !there.get("/standards").text.contains(name) })
        #expect(try await colleague.get("/standards").text.contains(test.programme.approver.fullName))
    }
}

@Suite struct `A form` {
    @Test func `without the session's own token changes nothing`() async throws {
        let test = try await TestSite()
        let admin = test.programme.member(.collegeAdmin, of: test.programme.lead)
        var browser = try await test.browser(as: admin)
        let another = try await test.programme.database.openSession(for: admin, now: Date())
        let name = "new.member-\(test.programme.programme.code)"
        for token in ["", "x", another.formToken, another.token, browser.cookies["banmo-session"] ?? ""] {
            let answer = try await browser.post(
                "/members",
                ["name": name, "fullName": "New Member", "role": "reporter"],
                csrf: token
            )
            #expect(answer.status == 403)
        }
        browser.fields[.secFetchSite] = "cross-site"
        #expect(try await browser.post("/members", ["name": name, "fullName": "N", "role": "reporter"]).status == 403)
        browser.fields = [:]
        #expect(try await !browser.get("/members").text.contains(name))
        #expect(try await browser.post("/members", ["name": name, "fullName": "N", "role": "reporter"]).status == 200)
        #expect(try await browser.get("/members").text.contains(name))
    }

    @Test func `of every address is refused without its token`() async throws {
        let test = try await TestSite()
        for route in test.site.router().routes where route.method == .post {
            let path = "\(route.path)".replacing(/\{[^}]+\}/, with: UUID().uuidString)
            for member in [nil, test.programme.reporter, test.programme.hqAdmin] {
                var browser = try await test.browser(as: member)
                let answer = try await browser.post(path, ["name": "x"], csrf: "forged")
                #expect([401, 403, 404].contains(answer.status), "\(path): \(answer.status)")
            }
        }
    }

    @Test func `without a cookie is refused, whatever token it carries`() async throws {
        let test = try await TestSite()
        var browser = try await test.browser()
        for cookie in [nil, "", "short"] {
            browser.cookies["banmo-session"] = cookie
            let answer = try await browser.post("/sign-in", ["name": "x"], csrf: Session(token: cookie ?? "").formToken)
            #expect(answer.status == 403)
        }
    }
}
