import Foundation
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `Addresses of lists` {
    @Test(arguments: ["/colleges", "/colleges?sort=index", "/reports"])
    func `name any page, and what lies beyond the list is its last`(_ list: String) async throws {
        let crowded = try await CrowdedSite()
        try await crowded.openReports()
        var browser = try await crowded.test.browser(as: crowded.test.programme.reporter)
        let mark = list.contains("?") ? "&" : "?"
        let first = try await browser.get(list)
        #expect(first.text.contains("rel=\"next\"") && !first.text.contains("rel=\"prev\""))
        for page in ["9999", "1000001", "9223372036854775807", "99999999999999999999"] {
            let last = try await browser.get("\(list)\(mark)page=\(page)")
            #expect(last.status == 200)
            #expect(last.text.contains("rel=\"prev\"") || page.count > 19, "\(page)")
            #expect(last.text.contains("<th scope=\"row\">"), "\(page)")
        }
        for page in ["0", "-1", "-9223372036854775808", "x", ""] {
            let answer = try await browser.get("\(list)\(mark)page=\(page)")
            #expect(answer.text.contains("<th scope=\"row\">") && !answer.text.contains("rel=\"prev\""), "\(page)")
        }
    }

    @Test func `tell programs which page it is that they were given`() async throws {
        let crowded = try await CrowdedSite(colleges: 21)
        try await crowded.openReports()
        var browser = try await crowded.test.browser(as: crowded.test.programme.reporter)
        let colleges = try await browser.get("/colleges?page=77", accept: "application/json").json() as? [String: Any]
        #expect(colleges?["offset"] as? Int == 20)
        #expect((colleges?["colleges"] as? [Any])?.count == 1)
        let reports = try await browser.get("/reports?page=77777", accept: "application/json").json() as? [String: Any]
        let count = try #require(reports?["count"] as? Int)
        #expect(reports?["page"] as? Int == (count + 49) / 50)
        #expect((reports?["reports"] as? [Any])?.count == (count - 1) % 50 + 1)
    }

    /// Whatever stands in an address, the process that serves it goes on.
    @Test func `may hold anything behind the question mark`() async throws {
        let crowded = try await CrowdedSite(colleges: 21)
        try await crowded.openReports()
        let (test, programme) = (crowded.test, crowded.test.programme)
        let report = try #require(try await Self.firstReport(of: test))
        let pages = [
            "/", "/about", "/colleges", "/reports", "/countries", "/countries/LA",
            "/countries/all/indicators/PLN_TARGET_COVERAGE",
            "/standards", "/courses", "/colleges/\(crowded.colleges[0])", "/reports/\(report)", "/members",
        ]
        let names = ["page", "state", "college", "dataSet", "country", "sort", "q", "saved", "done", "leg", "left"]
        let values = [
            "9223372036854775807", "-9223372036854775808", "0001", "0001Q1", "9999Q4", "9999W53", "1BiW1", "0001Sep",
            "%00", "%ff%fe", "%F0%9F", "=", "''", "%25", "",
        ]
        for member in [programme.reporter, programme.reviewer, programme.hqAdmin] {
            var browser = try await test.browser(as: member)
            for page in pages {
                for value in values {
                    let all = names.map { "\($0)=\(value)" }.joined(separator: "&")
                    for address in ["\(page)?\(all)", "\(page)?period=\(value)"] {
                        let answer = try await browser.get(address)
                        #expect(answer.status < 500, "\(member.role) \(address)")
                    }
                }
            }
        }
    }

    private static func firstReport(of test: TestSite) async throws -> String? {
        var browser = try await test.browser(as: test.programme.reporter)
        let list = try await browser.get("/reports", accept: "application/json").json() as? [String: Any]
        return (list?["reports"] as? [[String: Any]])?.first?["id"] as? String
    }
}
