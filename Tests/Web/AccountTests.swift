import Foundation
import Postgres
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `One's own account` {
    @Test func `is for whoever is signed in, and linked from their name`() async throws {
        let test = try await TestSite()
        var nobody = try await test.browser()
        #expect(try await nobody.get("/account").location == "/sign-in?next=/account")
        var browser = try await test.browser(as: test.programme.reporter)
        #expect(try await browser.get("/standards").text.contains("<a href=\"/account\""))
        let page = try await browser.get("/account")
        #expect(page.status == 200)
        #expect(page.text.contains(test.programme.reporter.name) && page.text.contains("Lead College A"))
    }

    @Test func `shows where its owner is signed in, nobody else's sessions and no token`() async throws {
        let test = try await TestSite()
        var browser = try await test.browser(as: test.programme.reporter)
        _ = try await test.browser(as: test.programme.reporter)
        _ = try await test.browser(as: test.programme.approver)
        let answer = try await browser.get("/account", accept: "application/json")
        let account = try #require(try answer.json() as? [String: Any])
        let sessions = try #require(account["sessions"] as? [[String: Any]])
        #expect(sessions.count == 2)
        #expect(sessions.count { $0["isThis"] as? Bool == true } == 1)
        #expect(sessions.allSatisfy { Set($0.keys) == ["since", "client", "agent", "isThis"] })
        let token = try #require(browser.cookies["banmo-session"])
        let page = try await browser.get("/account").text
        #expect(!page.contains(token) && !answer.text.contains(token))
    }

    @Test func `signs its owner out everywhere by its button`() async throws {
        let test = try await TestSite()
        var here = try await test.browser(as: test.programme.reporter)
        var there = try await test.browser(as: test.programme.reporter)
        #expect(try await here.get("/account").text.contains("name=\"everywhere\""))
        #expect(try await here.post("/sign-out", ["everywhere": "yes"]).location == "/sign-in")
        #expect(try await there.get("/account").status == 303)
    }

    @Test func `takes a new password, which ends every other session`() async throws {
        let test = try await TestSite()
        let (old, new) = ("a long password", "a longer password")
        let name = try await test.person(password: old)
        var here = try await test.signedIn(name, old)
        var there = try await test.signedIn(name, old)
        let answer = try await here.post("/account/password", ["old": old, "new": new, "repeated": new])
        #expect(answer.status == 200)
        #expect(answer.text.contains("Your password was changed"))
        #expect(try await here.get("/account").status == 200)
        #expect(try await there.get("/account").status == 303)
        var again = try await test.browser()
        _ = try await again.get("/sign-in")
        #expect(try await again.post("/sign-in", ["name": name, "password": old]).status == 422)
        #expect(try await again.post("/sign-in", ["name": name, "password": new]).status == 303)
        let member = try #require(try await test.programme.database.member(named: name)?.member)
        let told: Int = try await test.programme.database.reading(as: member) { scope in
            try await scope.one(
                """
                SELECT count(*) FROM tenancy.audit
                WHERE tenant_id = \(member.organisation) AND member_id = \(member.id)
                    AND action = 'tenancy.change-password' AND client LIKE '% test-request'
                """
            )
        }
        #expect(told == 1)
    }

    @Test(arguments: [
        ("a wrong password", "a longer password", "a longer password", "old"),
        ("a long password", "elevenchars", "elevenchars", "new"),
        ("a long password", "a long password", "a long password", "new"),
        ("a long password", "a longer password", "another password", "repeated"),
    ])
    func `says at the field what is wrong, and keeps the password and every session`(
        old: String,
        new: String,
        repeated: String,
        field: String
    ) async throws {
        let test = try await TestSite()
        let name = try await test.person(password: "a long password")
        var here = try await test.signedIn(name, "a long password")
        var there = try await test.signedIn(name, "a long password")
        let answer = try await here.post("/account/password", ["old": old, "new": new, "repeated": repeated])
        #expect(answer.status == 422)
        #expect(answer.text.contains("<p class=\"fault\" id=\"fault-\(field)\">"))
        #expect(answer.text.contains("href=\"#\(field)\""))
        for typed in [old, new, repeated] { #expect(!answer.text.contains("value=\"\(typed)")) }
        #expect(try await there.get("/account").status == 200)
        _ = try await test.signedIn(name, "a long password")
    }

    @Test func `says everything that is wrong with the passwords at once`() async throws {
        let test = try await TestSite()
        let name = try await test.person(password: "a long password")
        var browser = try await test.signedIn(name, "a long password")
        let answer = try await browser.post(
            "/account/password",
            ["old": "a long password", "new": "elevenchars", "repeated": "twelve chars"]
        )
        #expect(answer.status == 422)
        for field in ["new", "repeated"] {
            #expect(
                answer.text.contains("href=\"#\(field)\"") && answer.text.contains("id=\"fault-\(field)\""),
                "\(field)"
            )
        }
        #expect(!answer.text.contains("href=\"#old\""))
        let twice = try await browser.post(
            "/account/password",
            ["old": "a wrong password", "new": "a longer password", "repeated": "another password"]
        )
        #expect(twice.status == 422 && twice.text.contains("href=\"#repeated\""))
    }

    @Test func `gives whoever found it open no more guesses than the sign-in page`() async throws {
        let test = try await TestSite()
        let name = try await test.person(password: "a long password")
        var browser = try await test.signedIn(name, "a long password")
        for attempt in 0..<4 {
            let answer = try await browser.post(
                "/account/password",
                ["old": "guess number \(attempt)", "new": "a longer password", "repeated": "a longer password"]
            )
            #expect(answer.text.contains("Too many wrong tries") == (attempt == 3))
        }
    }
}

extension TestSite {
    /// A browser in which somebody has signed in by the page.
    fileprivate func signedIn(_ name: String, _ password: String) async throws -> Browser {
        var browser = try await browser()
        _ = try await browser.get("/sign-in")
        #expect(try await browser.post("/sign-in", ["name": name, "password": password]).status == 303)
        return browser
    }
}
