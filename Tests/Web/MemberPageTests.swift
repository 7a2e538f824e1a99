import Foundation
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `The members page` {
    @Test func `says every fault of the form at once, each at its field`() async throws {
        let test = try await TestSite()
        var browser = try await test.browser(as: test.programme.member(.collegeAdmin, of: test.programme.lead))
        let answer = try await browser.post("/members", ["fullName": " ", "name": "A B", "role": ""])
        #expect(answer.status == 422)
        for field in ["#fullName", "#name", "#role"] { #expect(answer.text.contains("<a href=\"\(field)\">")) }
        #expect(answer.text.contains("value=\"A B\""))
        let wang: KeyValuePairs = ["fullName": "王敏", "name": "wang.min", "role": "reporter"]
        #expect(try await browser.post("/members", wang).status == 200)
        let second = try await browser.post("/members", ["fullName": "", "name": "wang.min", "role": "reporter"])
        for field in ["#fullName", "#name"] { #expect(second.text.contains("<a href=\"\(field)\">")) }
        #expect(!second.text.contains("<a href=\"#role\">"))
    }

    @Test func `leads to a member, who gets a new password that is shown this once`() async throws {
        let test = try await TestSite()
        let admin = test.programme.member(.collegeAdmin, of: test.programme.lead)
        let name = try await test.person(password: "a long password")
        let id = try await test.id(of: name, for: admin)
        var browser = try await test.browser(as: admin)
        #expect(try await browser.get("/members").text.contains("<a href=\"/members/\(id)\">"))
        let made = try await browser.post("/members/\(id)/password", [:])
        #expect(made.status == 200)
        let password = try #require(made.text.firstMatch(of: /<code>([A-Za-z0-9]{16})<\/code>/)).output.1
        #expect(try await !browser.get("/members/\(id)").text.contains(password))
        var theirs = try await test.browser()
        _ = try await theirs.get("/sign-in")
        #expect(try await theirs.post("/sign-in", ["name": name, "password": "a long password"]).status == 422)
        #expect(try await theirs.post("/sign-in", ["name": name, "password": String(password)]).status == 303)
        #expect(try await theirs.get("/colleges").status == 303, "the password isn't their own yet")
        try await theirs.choosePassword()
        #expect(try await theirs.get("/colleges").status == 200)

        #expect(try await browser.post("/members/\(id)/activity", ["active": "no"]).status == 303)
        #expect(try await theirs.get("/colleges").status == 303, "their session has ended")
        #expect(try await browser.get("/members").text.contains("deactivated"))
        #expect(try await browser.post("/members/\(id)/activity", ["active": "yes"]).status == 303)
        #expect(try await browser.post("/members/\(id)/role", ["role": "expert"]).status == 303)
        #expect(try await browser.post("/members/\(id)/role", ["role": "hq-admin"]).status == 422)
        #expect(try await browser.post("/members/\(admin.id)/activity", ["active": "no"]).status == 422)
    }

    @Test func `of another organisation is nobody's but headquarters'`() async throws {
        let test = try await TestSite()
        let (programme, lead) = (test.programme, test.programme.lead)
        let admin = programme.member(.collegeAdmin, of: lead)
        for member in [programme.member(.collegeAdmin, of: programme.otherLead), programme.reviewer, nil] {
            var browser = try await test.browser(as: member)
            for address in ["/organisations", "/organisations/\(lead.id)", "/members/\(admin.id)"] {
                #expect([303, 403, 404].contains(try await browser.get(address).status), "\(address)")
            }
        }
        var browser = try await test.browser(as: programme.hqAdmin)
        let page = try await browser.get("/organisations/\(lead.id)")
        #expect(page.text.contains("/members/\(admin.id)"))
        #expect(!page.text.contains("/members/\(programme.reporter.id)"), "the college keeps its reporters itself")
        #expect(try await browser.get("/members/\(programme.reporter.id)").status == 404)
        #expect(try await browser.post("/members/\(admin.id)/activity", ["active": "no"]).status == 422)
    }
}

@Suite struct `The page of organisations` {
    @Test func `adds a partner with its first member and shows the password`() async throws {
        let test = try await TestSite()
        var browser = try await test.browser(as: test.programme.hqAdmin)
        #expect(try await browser.get("/").text.contains("href=\"/organisations\""))
        let faulty = try await browser.post(
            "/organisations",
            ["kind": "partner", "nameZh": "外方", "nameEn": "", "country": "", "name": "x", "fullName": ""]
        )
        #expect(faulty.status == 422)
        for field in ["nameZh", "nameEn", "country", "name", "fullName"] {
            #expect(faulty.text.contains("<a href=\"#\(field)\">"), "\(field)")
        }
        let name = "vong-\(UUID().uuidString.prefix(8).lowercased())"
        let made = try await browser.post(
            "/organisations",
            [
                "kind": "partner", "nameZh": "万象学校", "nameEn": "Vientiane School", "country": "LA", "name": name,
                "fullName": "Vong",
            ]
        )
        #expect(made.status == 200)
        #expect(made.text.contains("Vientiane School"))
        let password = try #require(made.text.firstMatch(of: /<code>([A-Za-z0-9]{16})<\/code>/)).output.1
        let whole = try #require(made.text.firstMatch(of: /<code>(vong-[a-z0-9]+@[0-9]{6})<\/code>/)).output.1
        var theirs = try await test.browser()
        _ = try await theirs.get("/sign-in")
        let entered = try await theirs.post("/sign-in", ["name": String(whole), "password": String(password)])
        #expect(entered.status == 303)
        try await theirs.choosePassword()
        #expect(try await theirs.get("/reports").status == 200)
    }
}

@Suite struct `A service over an empty database` {
    @Test func `says how the first programme is founded until there is one`() async throws {
        let database = try await FreshProgramme.migratedDatabase()
        let site = try TestSite.site(over: nil, in: database)
        var browser = Browser(on: site)
        #expect(try await browser.get("/sign-in").text.contains("banmo programmes found --code"))
        let programme = try await FreshProgramme(in: database)
        let page = try await browser.get("/sign-in")
        #expect(!page.text.contains("banmo programmes found"))
        #expect(page.text.contains("Test programme"))
        browser.cookies["banmo-session"] = try await site.database.openSession(for: programme.hqAdmin, now: Date())
            .token
        #expect(try await browser.get("/").status == 200)
    }
}

extension Browser {
    /// Takes the step that follows the first sign-in.
    mutating func choosePassword(_ password: String = "railway mango ladder") async throws {
        let answer = try await post("/sign-in/password", ["new": password, "repeated": password])
        #expect(answer.location == "/sign-in?next=/" || answer.location == "/sign-in", "\(answer.status)")
    }
}

extension TestSite {
    fileprivate func id(of name: String, for admin: Member) async throws -> Identifier<Member> {
        let members = try await programme.database.reading(as: admin) { try await $0.members() }
        return try #require(members.first { $0.name == name }).id
    }
}
