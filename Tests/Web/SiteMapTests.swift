import HTTPTypes
import Hummingbird
import Support
import Tenancy
import Testing

@testable import Web

/// Walks every address of the site map, so that none is forgotten when it is added.
@Suite struct `Every address` {
    @Test func `is one that the walk knows, over tables that all hold something of the tenant's`() async throws {
        let planted = try await Self.planted.value
        let routes = Set(planted.site.router().routes.map { "\($0.method) \($0.path)" })
        let walked =
            planted.pages.map { "GET \($0.route)" } + planted.forms.map { "POST \($0.route)" }
            + planted.deletions.map { "DELETE \($0.route)" }
        #expect(routes == Set(walked).union(planted.pieces))
        let empty = try await planted.witness().tables().filter { $0.count == 0 }.map(\.name)
        #expect(empty == [])
    }

    @Test func `shows nothing of a tenant to anyone or to another tenant, and changes nothing of it`() async throws {
        // Of its own, for the digest covers the owners' sessions too.
        let planted = try await PlantedSite()
        let witness = try await planted.witness()
        let before = try await witness.digest()
        try await withThrowingTaskGroup { group in
            for stranger in planted.strangers {
                group.addTask { try await planted.walk(as: stranger) }
            }
            try await group.waitForAll()
        }
        #expect(try await witness.digest() == before)
    }

    /// Without this the walk could pass by looking at nothing.
    @Test func `shows those whom it concerns what is the tenant's`() async throws {
        let planted = try await Self.planted.value
        var seen: Set<String> = []
        for (_, member) in planted.audiences {
            var browser = try await planted.test.browser(as: member)
            for page in planted.pages where !seen.contains(page.route) {
                let answer = try await browser.get(page.address)
                if answer.status == 200, try !answer.canaries().isEmpty { seen.insert(page.route) }
            }
        }
        let aboutNobody: Set = [
            "/account", "/account/second-factor", "/privacy", "/mail/ending", "/calendar.ics",
            "/assets/{mark}/{file}", "/colleges/new", "/health/live",
            "/health/ready", "/openapi.json", "/warning-rules", "/warning-rules/{kind}", "/targets/workbook",
            "/validation-rules", "/validation-rules/{code}",
            "/members/roster", "/members/roster.xlsx", "/organisations/roster", "/organisations/roster.xlsx",
            "/organisations/{id}/members/roster", "/organisations/{id}/members/roster.xlsx",
            "/organisations", "/problems", "/problems/{code}", "/sign-in",
        ]
        #expect(seen == Set(planted.pages.map(\.route)).subtracting(aboutNobody))
    }

    /// Without this the walk's forms could all be refused for what is typed, before anybody asks who typed it.
    @Test func `takes the walk's form from whom it is for`() async throws {
        let planted = try await PlantedSite()
        // A password that was made is shown this once; a changed one is said on the same page.
        let answersWithPage: Set = [
            "/members", "/members/{member}/password", "/organisations", "/organisations/{id}/members",
            "/members/roster", "/organisations/roster", "/organisations/{id}/members/roster",
            "/account/password", "/account/tokens", "/account/second-factor", "/account/second-factor/codes",
            "/account/second-factor/off", "/account/calendar", "/mail/ending", "/targets/workbook",
        ]
        for form in planted.forms {
            var browser = try await planted.test.browser(as: form.sender)
            var form = form
            if form.sender == nil { _ = try await browser.get("/sign-in") }
            if form.route == "/sign-in" {
                form.form?["name"] = planted.keeper.name
                form.form?["password"] = PlantedSite.password
            }
            let answer = try await browser.ask(form)
            let isDone = answer.status == 303 || answer.status == 200 && answersWithPage.contains(form.route)
            #expect(isDone, "\(form.address): \(answer.status) \(answer.text.prefix(2_000))")
        }
    }

    @Test func `that is a page answers its own audience as a page and as JSON, in both languages`() async throws {
        let planted = try await Self.planted.value
        var unanswered: Set<String> = []
        for route in Set(planted.pages.map(\.route)) {
            let isFile = [".json", ".csv", ".xlsx", ".ics", ".zip", "/file", "/shown", "/uploads/{id}"].contains {
                route.hasSuffix($0)
            }
            if route.hasPrefix("/assets") || route.hasPrefix("/health") || isFile { continue }
            var isAnswered = false
            for (title, member) in planted.audiences {
                var browser = try await planted.test.browser(as: member)
                for address in planted.pages.filter({ $0.route == route }).map(\.address) {
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
            if !isAnswered { unanswered.insert(route) }
        }
        #expect(unanswered == [])
    }

    private static let planted = Task { try await PlantedSite() }
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
