import Foundation
import HTTPTypes
import Postgres
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `A machine` {
    @Test(arguments: ["Bearer", "ApiToken", "bearer", "Basic", "Basic without a name"])
    func `is let in by a token of a member, and answered in JSON without a cookie`(scheme: String) async throws {
        let test = try await TestSite()
        let member = test.programme.reporter
        var machine = try await test.machine(as: member) { secret in
            switch scheme {
            case "Basic": "Basic \(Data("\(member.name.uppercased()):\(secret)".utf8).base64EncodedString())"
            case "Basic without a name": "Basic \(Data(":\(secret)".utf8).base64EncodedString())"
            default: "\(scheme) \(secret)"
            }
        }
        let answer = try await machine.get("/account", accept: "*/*")
        #expect(answer.status == 200)
        #expect(answer.headers[.contentType] == "application/json")
        #expect((try answer.json() as? [String: Any])?["name"] as? String == member.name)
        #expect(answer.setCookies.isEmpty)
        #expect(answer.headers[.vary]?.contains("Authorization") == true)
        let page = try await machine.get("/account", accept: "text/html")
        #expect(page.headers[.contentType]?.hasPrefix("text/html") == true && page.setCookies.isEmpty)
    }

    @Test func `is not known by its cookie where it shows a credential`() async throws {
        let test = try await TestSite()
        var browser = try await test.browser(as: test.programme.reporter)
        #expect(try await browser.get("/account").status == 200)
        browser.fields[.authorization] = "Bearer \(TokenSecret().text)"
        let answer = try await browser.get("/account", accept: "application/json")
        #expect(answer.status == 401)
        #expect(answer.headers[.wwwAuthenticate]?.contains("Bearer") == true)
        #expect(answer.headers[.wwwAuthenticate]?.contains("Basic") == true)
        #expect(!answer.text.contains(test.programme.reporter.name))
    }

    @Test func `is told why a token opens nothing, and never reads it back`() async throws {
        let test = try await TestSite()
        let (database, member) = (test.programme.database, test.programme.reporter)
        let secret = TokenSecret().text
        let wrongName = try await test.machine(as: member) {
            "Basic \(Data("somebody:\($0)".utf8).base64EncodedString())"
        }
        let shown: [(String, String)] = [
            ("Bearer a-password", "no token of this platform"), ("Digest x", "no token of this platform"),
            ("Bearer", "no token of this platform"), ("Basic ???", "no token of this platform"),
            ("Bearer \(secret.dropLast())", "incomplete"),
            ("Bearer \(secret.dropLast(7))x\(secret.suffix(6))", "wrong"),
            ("Bearer \(secret)", "no such token"), (wrongName.fields[.authorization] ?? "", "user name beside"),
        ]
        for (header, words) in shown {
            var machine = Browser.machine(on: test.site, header)
            let answer = try await machine.get("/account", accept: "*/*")
            #expect(answer.status == 401, "\(header)")
            #expect(answer.text.contains(words), "\(header): \(answer.text)")
            #expect(!answer.text.contains(secret))
        }
        var revoked = try await test.machine(as: member)
        #expect(try await revoked.get("/account").status == 200)
        try await database.signOutEverywhere(by: Act(member, at: Date(), from: "here"))
        test.site.sessions.forgetAll()
        #expect(try await revoked.get("/account", accept: "*/*").text.contains("revoked"))
    }

    @Test func `sends what a form would, as a form or as JSON, without a form's token`() async throws {
        let planted = try await PlantedSite()
        let programme = planted.programme
        var machine = try await planted.test.machine(as: programme.reporter)
        let college = [
            "nameZh": "新学院", "nameEn": "New College", "country": "LA", "cityZh": "万象", "cityEn": "Vientiane",
            "partner": "\(programme.partner.id)",
        ]
        let body = String(decoding: try JSONEncoder().encode(college), as: UTF8.self)
        let made = try await machine.post("/colleges", json: body)
        #expect(made.status == 201, "\(made.text)")
        let location = try #require(made.location)
        #expect(location.wholeMatch(of: /\/colleges\/[0-9a-f-]{36}/) != nil)
        #expect((try made.json() as? [String: String])?["location"] == location)
        #expect(try await machine.get(location, accept: "*/*").status == 200)

        let report = "/reports/\(planted.reports.open.uuidString.lowercased())"
        let typed = try await machine.post("\(report)/values", ["value.ORG_APPLICANTS": "5"], csrf: "")
        #expect(typed.status == 200, "\(typed.text)")
        let json = try await machine.post(
            "\(report)/values",
            json: #"{"value.ORG_APPLICANTS": 6, "reason": "counted"}"#
        )
        #expect(json.status == 200)
        #expect(json.location == report)
        for text in ["[]", "{\"value\": [1]}", "{", ""] {
            #expect(try await machine.post("\(report)/values", json: text).status == 400, "\(text)")
        }
    }

    @Test func `leaves in the audit trail which token it came by`() async throws {
        let planted = try await PlantedSite()
        var machine = try await planted.test.machine(as: planted.programme.reporter)
        let report = "/reports/\(planted.reports.open.uuidString.lowercased())"
        #expect(try await machine.post("\(report)/values", json: #"{"value.ORG_APPLICANTS": "7"}"#).status == 200)
        let clients: [String] = try await planted.programme.database.reading(as: planted.programme.reporter) { scope in
            try await scope.all(
                """
                SELECT client FROM tenancy.audit
                WHERE tenant_id = \(scope.member.organisation) AND action LIKE 'collection.%' ORDER BY number DESC
                """
            )
        }
        let last = try #require(clients.first)
        #expect(last.wholeMatch(of: /.* test-request token [0-9a-f-]{36} \(machine .*\)/) != nil, "\(clients)")
        #expect(clients.allSatisfy { !$0.contains("banmo_") })
    }

    @Test func `with a token that only reads changes nothing and is told so`() async throws {
        let planted = try await PlantedSite()
        let witness = try await planted.witness()
        var machines: [Browser] = []
        for (_, member) in planted.audiences {
            if let member { machines.append(try await planted.test.machine(as: member, scope: .read)) }
        }
        let before = try await witness.digest()
        for var machine in machines {
            for form in planted.forms {
                let answer = try await machine.ask(form, accept: "*/*")
                #expect(answer.status == 403, "\(form.address): \(answer.status)")
                #expect(answer.text.contains("only reads"), "\(form.address)")
            }
            for request in planted.deletions {
                #expect(try await machine.send(.delete, request.address, accept: "*/*").status == 403)
            }
        }
        #expect(
            try await witness.digest().filter { !$0.hasPrefix("tenancy.token") }
                == before.filter {
                    !$0.hasPrefix("tenancy.token")
                }
        )
    }

    @Test func `sees exactly what its member sees`() async throws {
        let planted = try await PlantedSite()
        // What is told of the moment is of the same one.
        let moment = Date()
        let site = try TestSite.site(over: planted.programme, now: { moment })
        // A browser's own session is nothing to a machine.
        let own: Set = [
            "/account", "/account/data", "/account/data.json", "/account/tokens", "/sign-in", "/kept/{kept}",
        ]
        for (title, member) in planted.audiences {
            guard let member else { continue }
            var browser = try await Browser(on: site, as: member)
            for scope in TokenScope.usual + [.deeds(["lifecycle.begin"])] {
                var machine = try await planted.test.machine(as: member, scope: scope, on: site)
                for page in planted.pages where !own.contains(page.route) {
                    let (theirs, its) = (
                        try await browser.get(page.address, accept: "application/json"),
                        try await machine.get(page.address, accept: "*/*")
                    )
                    #expect(its.status == theirs.status, "\(title) by \(scope): \(page.address)")
                    let isSame = theirs.status != 200 || its.told == theirs.told
                    #expect(isSame, "\(title) by \(scope): \(page.address)")
                }
            }
        }
    }

    @Test func `neither signs in nor out, nor makes passwords or tokens`() async throws {
        let planted = try await PlantedSite()
        let administrator = planted.programme.member(.collegeAdmin, of: planted.programme.lead)
        var machine = try await planted.test.machine(as: administrator)
        // Whatever is about how a member comes in is done in a session; what is added there later too.
        let own = planted.forms.map(\.address).filter { $0.hasPrefix("/sign-") || $0.hasPrefix("/account") }
        #expect(own.count > 9)
        let others = [
            "/sign-out", "/language", "/account/tokens/\(planted.tokens.reporter)/revoke",
            "/members/\(administrator.id)/password",
            "/members/\(planted.keeper.id)/tokens/\(planted.tokens.keeper)/revoke",
        ]
        for address in own + others {
            let answer = try await machine.post(address, ["name": "more", "scope": "all", "days": "30"])
            #expect(answer.status == 403, "\(address)")
        }
        let database = planted.programme.database
        let secret = try TokenSecret(String((machine.fields[.authorization] ?? "").dropFirst("Bearer ".count)))
        let member = try await database.visit(by: secret, now: Date()).visitor.member
        await #expect(throws: NewTokenRefusal.byToken) {
            let new = try NewToken(name: "x", scope: .all, days: 1)
            _ = try await database.issue(new, by: Act(member, at: Date(), from: "here"))
        }
    }
}

extension Answer {
    /// What it tells, whatever the order of those of whom no order is promised.
    fileprivate var told: [Substring] { text.split { ",[]".contains($0) }.sorted() }
}
