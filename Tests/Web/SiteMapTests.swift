import Foundation
import HTTPTypes
import Hummingbird
import Support
import Tenancy
import Testing

@testable import Web

/// Walks every address of the site map, so that none is forgotten when it is added.
@Suite struct `Every address` {
    @Test func `shows nothing of a tenant to anyone or to another tenant`() async throws {
        let planted = try await Self.planted.value
        for (title, member) in planted.strangers {
            var browser = try await planted.test.browser(as: member)
            for route in planted.site.router().routes {
                for address in planted.addresses(of: "\(route.path)") {
                    for accept in ["text/html", "application/json"] {
                        let answer = try await browser.request(route.method, address, accept: accept)
                        let words = PlantedSite.canaries.filter(answer.text.contains)
                        #expect(words.isEmpty, "\(title): \(route.method) \(address) shows \(words)")
                        #expect(answer.status < 500, "\(title): \(route.method) \(address): \(answer.status)")
                    }
                    if route.path.description.contains("sign-out") {
                        browser = try await planted.test.browser(as: member)
                    }
                }
            }
        }
    }

    /// Without this the test above could not fail.
    @Test func `shows the tenant's own members what is theirs`() async throws {
        let planted = try await Self.planted.value
        var seen: Set<String> = []
        for role in [Role.reporter, .approver, .collegeAdmin] {
            var browser = try await planted.test.browser(as: planted.programme.member(role, of: planted.programme.lead))
            for route in planted.site.router().routes where route.method == .get {
                for address in planted.addresses(of: "\(route.path)") {
                    let answer = try await browser.get(address)
                    if answer.status == 200, PlantedSite.canaries.contains(where: answer.text.contains) {
                        seen.insert("\(route.path)")
                    }
                }
            }
        }
        #expect(
            seen.isSuperset(of: ["/standards/{code}", "/courses/{code}", "/colleges/{id}"]),
            "\(seen.sorted())"
        )
    }

    @Test func `that is a page answers its own audience as a page and as JSON, in both languages`() async throws {
        let planted = try await Self.planted.value
        var unanswered: Set<String> = []
        for route in planted.site.router().routes where route.method == .get {
            let path = "\(route.path)"
            let isFile = [".json", ".csv", ".xlsx"].contains { path.hasSuffix($0) }
            if path.hasPrefix("/assets") || path.hasPrefix("/health") || isFile { continue }
            var isAnswered = false
            for (title, member) in planted.audiences {
                var browser = try await planted.test.browser(as: member)
                for address in planted.addresses(of: path) {
                    let page = try await browser.get(address)
                    #expect(page.status < 500, "\(title): \(address)")
                    guard page.status == 200, page.headers[.contentType]?.hasPrefix("text/html") == true else {
                        continue
                    }
                    isAnswered = true
                    page.expectsNoScriptOrStyle("\(title): \(address)")
                    let json = try await browser.get(address, accept: "application/json")
                    #expect(json.status == 200, "\(title): \(address) as JSON")
                    #expect(json.headers[.contentType] == "application/json", "\(title): \(address)")
                    #expect(throws: Never.self, "\(title): \(address)") { try json.json() }
                    browser.languages = "zh-CN"
                    let chinese = try await browser.get(address)
                    browser.languages = "en"
                    #expect(chinese.text.contains("<html lang=\"zh-Hans\""), "\(title): \(address)")
                    for text in [page.text, chinese.text] where text.contains("⟨") {
                        Issue.record("\(title): \(address) lacks the text \(text.drop { $0 != "⟨" }.prefix(60))")
                    }
                }
            }
            if !isAnswered { unanswered.insert(path) }
        }
        #expect(unanswered == [])
    }

    private static let planted = Task { try await PlantedSite() }
}

extension PlantedSite {
    /// Each role of another tenant, of the same programme and of another, and nobody.
    fileprivate var strangers: [(title: String, member: Member?)] {
        let second = programme.otherLead
        return [
            ("anyone", nil),
            ("reporter", programme.member(.reporter, of: second)),
            ("approver", programme.member(.approver, of: second)),
            ("college-admin", programme.member(.collegeAdmin, of: second)),
            ("expert", programme.member(.expert, of: second)),
            ("partner", programme.member(.partner, of: programme.partner)),
            ("another programme's reviewer", other.reviewer),
            ("another programme's hq-admin", other.hqAdmin),
            ("another programme's leader", other.member(.leader, of: other.headquarters)),
            ("another programme's reporter", other.reporter),
        ]
    }

    /// Whoever a page may be for.
    fileprivate var audiences: [(title: String, member: Member?)] {
        [
            ("anyone", nil), ("reporter", programme.reporter), ("approver", programme.approver),
            ("college-admin", programme.member(.collegeAdmin, of: programme.lead)), ("reviewer", programme.reviewer),
            ("hq-admin", programme.hqAdmin),
            ("partner", programme.member(.partner, of: programme.partner, seeing: [college])),
            ("leader", programme.member(.leader, of: programme.headquarters)),
        ]
    }
}

extension Browser {
    /// A GET, or a form with whatever field a form may have.
    fileprivate mutating func request(_ method: HTTPRequest.Method, _ path: String, accept: String) async throws
        -> Answer
    {
        guard method == .post else { return try await get(path, accept: accept) }
        return try await post(
            path,
            [
                "step": "close", "reason": "reason", "kind": "application", "title": "title", "body": "body",
                "text": "text",
                "name": "x", "severity": "minor", "country": "LA", "level": "national", "language": "en",
            ]
        )
    }
}

extension Answer {
    /// What the Content-Security-Policy would not run, and so must not be there.
    func expectsNoScriptOrStyle(_ title: String) {
        for pattern in ["<script>", "<style", " style=\"", " onclick=", " onload=", " onsubmit=", "javascript:"] {
            #expect(!text.contains(pattern), "\(title) has \(pattern)")
        }
        #expect(text.hasPrefix("<!DOCTYPE html>"), "\(title)")
    }
}
