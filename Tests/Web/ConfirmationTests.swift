import Foundation
import HTTPTypes
import Lifecycle
import NIOCore
import Postgres
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `Whoever decides` {
    private let planted: PlantedSite
    private let finding: String
    private let password = "a reviewer's own password"
    private let reviewer: Member

    init() async throws {
        planted = try await PlantedSite()
        finding = "/colleges/\(planted.college.uuidString.lowercased())/findings/7"
        let programme = planted.programme
        let reviewer = Member(
            name: "reviewer-\(UUID().uuidString.prefix(8).lowercased())",
            fullName: "Zhou Reviewer",
            role: .reviewer,
            organisation: programme.headquarters.id,
            programme: programme.programme.id
        )
        let hashed = try await programme.database.passwords.hash(password, for: "test")
        try await programme.database.transaction(as: programme.hqAdmin) {
            try await $0.insert(reviewer, password: hashed)
        }
        self.reviewer = reviewer
    }

    private func signedIn(on site: Site? = nil) async throws -> Browser {
        var browser = Browser(on: site ?? planted.site)
        _ = try await browser.get("/sign-in")
        _ = try await browser.post("/sign-in", ["name": reviewer.name, "password": password])
        return browser
    }

    private func fields(_ page: Answer, password: String? = nil) throws -> [String: String] {
        let forms = page.text.components(separatedBy: "<form ").dropFirst()
        let place = forms.filter { $0.contains("action=\"\(finding)/steps\"") }.firstIndex {
            $0.contains("return-plan")
        }
        let form = try Browser(on: planted.site).form(to: "\(finding)/steps", in: page, at: try #require(place))
        return form.merging(
            ["reason": "Say who does it."].merging(password.map { ["form.password": $0] } ?? [:]) { $1 }
        ) {
            $1
        }
    }

    @Test func `is asked for their password on the step's own form, and what they typed stays`() async throws {
        var browser = try await signedIn()
        let page = try await browser.get(finding)
        #expect(page.text.contains("I have read the plan and return it to be mended."))
        #expect(page.text.contains("name=\"form.password\" type=\"password\""))

        let unasked = try await browser.send(try fields(page), to: "\(finding)/steps")
        #expect(unasked.status == 403 && unasked.text.contains("Say who does it.</textarea>"))
        #expect(unasked.text.contains("type your password to confirm that it is you"))

        let wrong = try await browser.send(try fields(page, password: "a guess"), to: "\(finding)/steps")
        #expect(wrong.status == 422 && wrong.text.contains("Say who does it.</textarea>"))
        #expect(wrong.text.contains("This is not your password.") && !wrong.text.contains("a guess"))
        let standing = try await browser.get(finding, accept: "application/json").text
        #expect(standing.contains("\"plan-submitted\""))

        let right = try await browser.send(try fields(page, password: password), to: "\(finding)/steps")
        #expect(right.status == 303)
        let after = try await browser.get(finding)
        #expect(after.text.contains("Confirmed by password: I have read the plan and return it to be mended."))
        #expect(!after.text.contains("name=\"form.password\""))
    }

    @Test func `confirms once a quarter of an hour, whichever service they ask`() async throws {
        let programme = planted.programme
        let now = Date()
        let other = try TestSite.site(over: programme, now: { now + 840 })
        let later = try TestSite.site(over: programme, now: { now + 960 })
        var browser = try await signedIn()
        _ = try await browser.send(
            try fields(try await browser.get(finding), password: "a guess"),
            to: "\(finding)/steps"
        )
        _ = try await browser.send(
            try fields(try await browser.get(finding), password: password),
            to: "\(finding)/steps"
        )
        var there = Browser(on: other)
        there.cookies = browser.cookies
        var late = Browser(on: later)
        late.cookies = browser.cookies
        let verify = "/colleges/\(planted.college.uuidString.lowercased())/findings/1/verify"
        #expect(try await late.post(verify, [:]).status == 403)
        #expect(try await there.post(verify, [:]).status == 303)
    }

    @Test func `is told by a code that programs know, and a wrong password counts as a failed sign-in`() async throws {
        var browser = try await signedIn()
        let form = "csrf=\(browser.csrf)&step=return-plan&reason=r"
        func send(_ text: String) async throws -> Answer {
            try await browser.send(
                .post,
                "\(finding)/steps",
                accept: "application/json",
                body: .init(string: text),
                type: "application/x-www-form-urlencoded"
            )
        }
        let needed = try await send(form)
        #expect(needed.status == 403 && needed.text.contains("\"confirmation.needed\""))
        var answers: [Int] = []
        for _ in 0..<12 { answers.append(try await send(form + "&form.password=guess").status) }
        #expect(answers.first == 422 && answers.last == 429)
        #expect(try await send(form + "&form.password=\(password.replacing(" ", with: "%20"))").status == 429)
    }

    @Test func `decides by a token, which the record names, and confirms before one is issued`() async throws {
        var browser = try await signedIn()
        let fields: KeyValuePairs = ["name": "Nightly", "scope": "all", "days": "30"]
        let refused = try await browser.post("/account/tokens", fields)
        #expect(refused.status == 403 && refused.text.contains("fault-confirm-token"))
        #expect(refused.text.contains("value=\"Nightly\"") && !refused.text.contains("banmo_"))
        let issued = try await browser.post(
            "/account/tokens",
            ["name": "Nightly", "scope": "all", "days": "30", "form.password": password]
        )
        let secret = try #require(issued.text.firstMatch(of: /banmo_[0-9A-Za-z]{49}/).map { String($0.output) })
        var machine = Browser.machine(on: planted.site, "Bearer \(secret)")
        let taken = try await machine.post("\(finding)/steps", ["step": "return-plan", "reason": "r"])
        #expect(taken.status < 400)
        let story = try await machine.get(finding, accept: "application/json").text
        #expect(story.contains("\"way\":\"token\""))
    }

    @Test func `says in the audit trail what it was confirmed to mean`() async throws {
        var browser = try await signedIn()
        let page = try await browser.get(finding)
        _ = try await browser.send(try fields(page, password: password), to: "\(finding)/steps")
        let details: [String] = try await planted.programme.database.transaction(as: reviewer) {
            try await $0.all(
                """
                SELECT details ->> 'confirmed' || ' ' || (details ->> 'meaning') FROM tenancy.audit
                WHERE tenant_id = \($0.member.organisation) AND action = 'closed-loop.return-plan'
                """
            )
        }
        #expect(
            details == ["password 本人已审阅整改方案，决定退回修改。 / I have read the plan and return it to be mended."]
        )
    }
}
