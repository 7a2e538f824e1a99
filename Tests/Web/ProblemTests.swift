import Foundation
import HTTPTypes
import Language
import NIOCore
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `Every refusal` {
    /// What programs out there were built on: a code that is here never goes, and keeps its status. New ones are added.
    @Test func `has the code and the status that were recorded`() {
        let codes = RefusalCode.allCases.map { "\($0.rawValue) \($0.status.code)" }
        #expect(codes == RecordedCodes.all.split(separator: "\n").map(String.init))
        #expect(Set(RefusalCode.allCases.map(\.rawValue)).count == codes.count)
    }

    @Test func `has a meaning and the words of a page in every language`() throws {
        let catalogues = try Catalogues.load(from: TestSite.folder("Localization"))
        for language in catalogues.languages {
            for code in RefusalCode.allCases {
                let keys =
                    ["problems.\(code.rawValue)"] + ["Title", "Message", "Mend"].map { "refusal.\(code.words)\($0)" }
                for key in keys {
                    let node = key.split(separator: ".").reduce(catalogues[language].root) {
                        $0.child(named: String($1))
                    }
                    #expect(node.exists, "\(key) in \(language)")
                }
            }
        }
    }

    @Test func `is listed for anyone, with what it means in both languages`() async throws {
        let test = try await TestSite()
        var browser = try await test.browser()
        let page = try await browser.get("/problems")
        for code in RefusalCode.allCases { #expect(page.text.contains("href=\"/problems/\(code.rawValue)\"")) }
        let one = try await browser.get("/problems/college.changedMeanwhile")
        #expect(one.text.contains("Somebody else took a step") && one.text.contains("他人已办理"))
        #expect(try await browser.get("/problems/nothing.known").status == 404)
    }
}

@Suite struct `A program` {
    @Test func `is told a refusal as problem details whose type leads to what it means`() async throws {
        let test = try await TestSite()
        var browser = try await test.browser()
        let answer = try await browser.get("/colleges", accept: "application/json")
        #expect(answer.status == 401)
        #expect(answer.headers[.contentType] == "application/problem+json")
        let problem = try #require(try answer.json() as? [String: Any])
        #expect(problem["code"] as? String == "signIn.needed")
        #expect(problem["status"] as? Int == 401)
        #expect(problem["title"] as? String == "Sign in first")
        #expect(problem["request"] as? String == "test-request")
        let type = try #require(problem["type"] as? String)
        #expect(type == "http://localhost:8080/problems/signIn.needed")
        #expect(try await browser.get(String(type.dropFirst("http://localhost:8080".count))).status == 200)
        browser.languages = "zh-CN"
        let chinese = try await browser.get("/colleges", accept: "application/json").json() as? [String: Any]
        #expect(chinese?["title"] as? String == "请先登录")
    }

    @Test func `is told of each fault of a form by a pointer, and of each refusal by its own code`() async throws {
        let planted = try await PlantedSite()
        let programme = planted.programme
        let college = "/colleges/\(planted.college.uuidString.lowercased())"
        let report = "/reports/\(planted.reports.open.uuidString.lowercased())"
        let returnable = "/reports/\(planted.reports.returnable.uuidString.lowercased())"
        let administrator = programme.member(.collegeAdmin, of: programme.lead)
        let cases: [(Member, String, String, Int, String, [String])] = [
            (
                programme.reporter, "/colleges", #"{"nameZh": "新", "country": "CN"}"#, 422, "form.invalid",
                ["#/nameEn", "#/cityZh", "#/cityEn", "#/country", "#/partner"]
            ),
            (
                administrator, "/members", #"{"name": "X!", "fullName": "", "role": "reporter"}"#, 422, "form.invalid",
                ["#/fullName", "#/name"]
            ),
            (
                programme.reporter, "\(report)/values", #"{"value.ORG_APPLICANTS": "many"}"#, 422, "values.refused",
                ["#/value.ORG_APPLICANTS"]
            ),
            (programme.reporter, "\(report)/values", "{}", 422, "form.invalid", ["#/file"]),
            (programme.reviewer, "\(returnable)/return", "{}", 422, "report.reasonMissing", ["#/reason"]),
            (programme.approver, "\(report)/submit", "{}", 422, "report.state", []),
            (programme.reporter, "\(college)/steps", #"{"step": "accept"}"#, 403, "college.wrongRole", []),
            (programme.reporter, "\(college)/steps", #"{"step": "fly"}"#, 422, "form.invalid", ["#/step"]),
            (programme.reporter, "\(college)/steps", "{}", 422, "form.invalid", ["#/step"]),
            (
                programme.reporter, "\(college)/steps", #"{"step": "accept", "reason": 5, "steps": "accept"}"#, 422,
                "form.invalid", ["#/reason", "#/steps"]
            ),
            (administrator, "/members/\(planted.keeper.id)/activity", "{}", 422, "form.invalid", ["#/active"]),
            (programme.hqAdmin, "\(college)/findings/77/verify", "{}", 404, "address.notFound", []),
            (
                programme.reviewer, "\(college)/findings", #"{"severity": "minor", "text": ""}"#, 422,
                "finding.textMissing", ["#/text"]
            ),
            (
                programme.hqAdmin, "/programme", #"{"minimumExperts": 0, "minimumMean": 75}"#, 422, "rule.experts",
                ["#/minimumExperts"]
            ),
            (administrator, "/members/\(administrator.id)/activity", #"{"active": "no"}"#, 422, "member.oneself", []),
            (programme.approver, "/colleges", "{}", 403, "role.forbidden", []),
            (programme.reporter, "/sign-out", "{}", 403, "door.browserOnly", []),
            (programme.reporter, "/countries", "{}", 405, "method.notAllowed", []),
        ]
        for (member, address, json, status, code, pointers) in cases {
            var machine = try await planted.test.machine(as: member)
            let answer = try await machine.post(address, json: json)
            #expect(answer.status == status, "\(address) \(json): \(answer.text)")
            #expect(answer.headers[.contentType] == "application/problem+json", "\(address)")
            let problem = try answer.json() as? [String: Any]
            #expect(problem?["code"] as? String == code, "\(address) \(json): \(answer.text)")
            let errors = (problem?["errors"] as? [[String: Any]] ?? []).compactMap { $0["pointer"] as? String }
            #expect(Set(errors) == Set(pointers), "\(address) \(json): \(errors)")
        }
    }

    @Test func `is told when to come back after too many wrong passwords`() async throws {
        let test = try await TestSite()
        let name = try await test.person(password: "a long password")
        var browser = try await test.browser()
        _ = try await browser.get("/sign-in")
        var answers: [Answer] = []
        for _ in 0..<4 {
            let fields = "name=\(name)&password=wrong&csrf=\(browser.csrf)"
            answers.append(
                try await browser.send(
                    .post,
                    "/sign-in",
                    accept: "application/json",
                    body: ByteBuffer(string: fields),
                    type: "application/x-www-form-urlencoded"
                )
            )
        }
        #expect(answers.map(\.status) == [422, 422, 422, 429])
        #expect(answers.last?.headers[.retryAfter].flatMap { Int($0) } == 2)
        #expect(answers.last?.text.contains("signIn.wait") == true)
    }

    @Test func `with a token for one deed does that deed and no other`() async throws {
        let planted = try await PlantedSite()
        let reporter = planted.programme.reporter
        var machine = try await planted.test.machine(as: reporter, scope: .deeds(["collection.prepare"]))
        let report = "/reports/\(planted.reports.open.uuidString.lowercased())"
        #expect(try await machine.get(report, accept: "*/*").status == 200)
        #expect(try await machine.post("\(report)/values", json: #"{"value.ORG_APPLICANTS": "9"}"#).status == 200)
        let begun = try await machine.post("/colleges", json: "{}")
        #expect(begun.status == 403 && begun.text.contains("token.tooNarrow"))
        let submits: TokenScope = .deeds(["collection.submit"])
        var approver = try await planted.test.machine(as: planted.programme.approver, scope: submits)
        let step = try await approver.post(
            "/colleges/\(planted.draft.uuidString.lowercased())/steps",
            json: #"{"step": "submit"}"#
        )
        #expect(step.status == 403 && step.text.contains("token.tooNarrow"), "\(step.text)")
        let milestones = "/colleges/\(planted.college.uuidString.lowercased())/milestones"
        let milestone = #"{"milestoneZh": "m", "milestoneEn": "m", "milestoneDue": "2025-08-31"}"#
        #expect(try await machine.post(milestones, json: milestone).status == 403)
    }
}
