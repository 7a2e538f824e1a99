import Collection
import Foundation
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `The standing of a value` {
    private static let noon = Date(timeIntervalSince1970: 1_763_611_200)

    @Test func `is told with its report's approval, its reason and its age`() async throws {
        let crowded = try await CrowdedSite(colleges: 1)
        try await crowded.openReports()
        let programme = crowded.test.programme
        let id = try #require(try await Self.report(in: crowded))
        var browser = try await crowded.test.browser(as: programme.reporter)
        let value = "/values/\(crowded.colleges[0].uuidString.lowercased())/ORG_STUDENTS/2025Q3"
        #expect(try await !browser.get("/reports/\(id)").text.contains("Figures as of"))
        func write(_ text: String, hours: Double) async throws {
            let at = Self.noon + hours * 3600
            let typed = ValueImport(database: programme.database, by: Act(programme.reporter, at: at, from: "test"))
            _ = try await typed.type(["ORG_STUDENTS": text], into: id, reason: "")
        }
        func take(_ step: Report.Step, _ member: Member, _ reason: String? = nil) async throws {
            try await programme.database.take(
                step,
                on: id,
                by: Act(member, at: Self.noon, from: "test"),
                reason: reason
            )
        }
        try await write("400", hours: 0)
        #expect(try await browser.get(value).text.contains("not yet approved"))
        try await take(.submit, programme.approver)
        try await take(.return, programme.reviewer, "Count again, please")
        try await write("412", hours: 1)
        let history = try await browser.get(value)
        #expect(history.text.contains("Count again, please"), "The change after a return is said to be for its reason.")
        #expect(history.text.contains("not yet approved"))
        try await take(.submit, programme.approver)
        #expect(try await !browser.get("/reports/\(id)").text.contains("Approved by"))
        try await take(.approve, programme.reviewer)
        let report = try await browser.get("/reports/\(id)").text
        #expect(report.contains("Approved by</dt><dd><span>\(programme.reviewer.fullName)"))
        // An hour after noon in China, whenever the page is made.
        #expect(report.contains("20 November 2025, 13:00 UTC+8"))
        #expect(try await !browser.get(value).text.contains("not yet approved"))
        for address in ["/", "/colleges", "/colleges/\(crowded.colleges[0])"] {
            #expect(try await browser.get(address).text.contains("20 November 2025, 13:00 UTC+8"), "\(address)")
        }
        var headquarters = try await crowded.test.browser(as: programme.reviewer)
        #expect(try await headquarters.get("/").text.contains("20 November 2025, 13:00 UTC+8"))
    }

    private static func report(in crowded: CrowdedSite) async throws -> Identifier<Report>? {
        var filter = ReportFilter()
        (filter.dataSet, filter.period) = ("Q_COLLEGE", "2025Q3")
        let chosen = filter
        return try await crowded.test.programme.database.reading(as: crowded.test.programme.reporter) { scope in
            try await scope.reports(chosen).entries.first?.id
        }
    }
}
