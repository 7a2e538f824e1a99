import Collection
import Foundation
import Language
import Number
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `The page of a queue` {
    @Test func `shows as many as the home page counts, page by page, the same ones`() async throws {
        let crowded = try await CrowdedSite(colleges: 30)
        try await crowded.openReports()
        let programme = crowded.test.programme
        var browser = try await crowded.test.browser(as: programme.reporter)
        let home = try #require(try await browser.get("/", accept: "application/json").json() as? [String: Any])
        let queues = try #require(home["waiting"] as? [[String: Any]])
        let ofReports = queues.filter { ($0["kind"] as? String)?.hasSuffix("Reports") == true }
        #expect(ofReports.contains { ($0["count"] as? Int ?? 0) > 50 })
        for queue in ofReports {
            let (count, more) = (try #require(queue["count"] as? Int), try #require(queue["more"] as? String))
            let beginning = try #require(queue["tasks"] as? [[String: Any]]).compactMap(Self.report)
            var reports: [String] = []
            for page in 1...max(1, (count + 49) / 50) {
                let answer = try await browser.get("\(more)?page=\(page)", accept: "application/json")
                let shown = try #require(try answer.json() as? [String: Any])
                #expect(shown["count"] as? Int == count)
                reports += try #require(shown["tasks"] as? [[String: Any]]).compactMap(Self.report)
            }
            #expect(reports.count == count && Set(reports).count == count, "\(more)")
            #expect(Array(reports.prefix(beginning.count)) == beginning)
        }
    }

    @Test func `of reports to approve names what is odd, and approves the rest at once`() async throws {
        let planted = try await PlantedSite()
        let reviewer = planted.programme.reviewer
        var browser = try await planted.test.browser(as: reviewer)
        let page = try await browser.get("/waiting/approveReports").text
        #expect(page.contains("data elements have no value"))
        #expect(page.contains("Approve the 1 report without anything odd"))
        // An odd one that is named all the same stays.
        let named = [planted.reports.unremarkable, planted.reports.approvable].map { Identifier<Report>($0) }
        let answer = try await browser.post(
            "/reports/approvals",
            ["report.\(named[0])": "1", "report.\(named[1])": "1"]
        )
        #expect(answer.status == 303 && answer.location == "/waiting/approveReports?approved=1")
        for (id, state) in zip(named, ["approved", "submitted"]) {
            let report = try await browser.get("/reports/\(id)", accept: "application/json").json() as? [String: Any]
            #expect((report?["report"] as? [String: Any])?["state"] as? String == state)
        }
    }

    @Test(arguments: [("en", "Visits: 1; in the four periods before always 0"), ("zh-Hans", "Visits：1，前四期都是0")])
    func `says of four periods that were alike what they were, not that they lay between`(
        tag: String,
        words: String
    ) throws {
        let catalogues = try Catalogues.load(from: TestSite.folder("Localization"))
        let texts = Texts(catalogues[try #require(LanguageTag(tag))])
        let oddity = Oddity.outside(item: "Visits", value: 1, low: 0, high: 0)
        #expect(texts.words(of: oddity, naming: [:]) == words)
    }

    private static func report(_ task: [String: Any]) -> String? {
        ((task["subject"] as? [String: Any])?["report"] as? [String: Any])?["id"] as? String
    }
}
