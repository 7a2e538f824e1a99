import Foundation
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `Filters in an address` {
    @Test(arguments: [
        ("/reports?state=foo", "foo", "prepared"), ("/reports?period=xx", "xx", "2025Q4"),
        ("/reports?dataSet=NONE&state=open", "NONE", "Q_COLLEGE"), ("/reports?college=LA-999", "LA-999", "LA-002"),
        ("/colleges?state=foo", "foo", "operating"), ("/colleges?country=ZZ", "ZZ", "LA"),
        ("/colleges?sort=foo", "foo", "since"),
    ])
    func `that mean nothing are named with what would do, and nothing is listed`(
        _ address: String,
        _ value: String,
        _ accepted: String
    ) async throws {
        let crowded = try await CrowdedSite(colleges: 3)
        try await crowded.openReports()
        var browser = try await crowded.test.browser(as: crowded.test.programme.reporter)
        let page = try await browser.get(address)
        #expect(page.status == 400)
        let faults = page.text.components(separatedBy: "aria-labelledby=\"faults\"").dropFirst().first ?? ""
        let words = faults.prefix { $0 != "\u{0}" }.components(separatedBy: "</div>")[0]
        #expect(words.contains("“\(value)”") && (words.contains(accepted) || accepted == "LA"), "\(words)")
        #expect(!page.text.contains("<th scope=\"row\">"))
        let answer = try await browser.get(address, accept: "application/json").json() as? [String: Any]
        #expect(answer?["count"] as? Int == 0 && (answer?["unknown"] as? [Any])?.count == 1)
    }

    @Test func `choose a college's reports by its code`() async throws {
        let crowded = try await CrowdedSite(colleges: 3)
        try await crowded.openReports()
        var browser = try await crowded.test.browser(as: crowded.test.programme.reporter)
        let answer = try await browser.get("/reports?college=LA-002", accept: "application/json").json()
        let reports = try #require((answer as? [String: Any])?["reports"] as? [[String: Any]])
        #expect(!reports.isEmpty && reports.allSatisfy { $0["collegeCode"] as? String == "LA-002" })
    }
}
