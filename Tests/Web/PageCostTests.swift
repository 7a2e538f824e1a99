import Foundation
import Lifecycle
import Postgres
import Support
import Tenancy
import Testing

@testable import Web

/// Counted by PostgreSQL, never measured by a clock.
@Suite struct `What a page with figures asks the database for` {
    @Test func `grows neither with the years nor, but for what it lists, with the colleges`() async throws {
        let growing = try await GrowingProgramme()
        let programme = growing.programme
        var own: [Identifier<College>] = []
        for country in ["LA", "TZ"] {
            let college = try await growing.add("BM-\(country)-01", in: country, of: programme.lead)
            try await growing.report(2042...2044, of: college, programme.lead)
            own.append(college)
        }
        let pages = try Self.pages(of: programme, own)
        let small = try await growing.costs(of: pages)
        for college in own { try await growing.report(2015...2041, of: college, programme.lead) }
        let old = try await growing.costs(of: pages)
        for number in 1...18 {
            let country = ["HU", "KE", "TH", "VN", "ET", "NP"][number % 6]
            let college = try await growing.add("BM-\(country)-\(number)", in: country, of: programme.otherLead)
            try await growing.report(2042...2044, of: college, programme.otherLead)
        }
        let large = try await growing.costs(of: pages)
        for (page, costs) in zip(pages, zip(small, zip(old, large))) {
            print(page.path, page.member.role, costs.0, costs.1.0, costs.1.1)
        }
    }

    /// A page as somebody reads it.
    struct Page {
        let path: String
        let member: Member
        /// Whether it lists what belongs to others' colleges too.
        var listsAll = false
    }

    private static func pages(of programme: FreshProgramme, _ own: [Identifier<College>]) throws -> [Page] {
        let (first, indicator) = (own[0], "DO_ATTENDANCE")
        let headquarters = [
            "/", "/colleges", "/colleges?sort=index", "/countries", "/countries/LA", "/programme/indicators",
            "/programme/indicators/\(indicator)", "/countries/LA/indicators/\(indicator)", "/reports",
            "/colleges/\(first)",
        ]
        let college = [
            "/", "/colleges", "/colleges/\(first)", "/colleges/\(first)/indicators",
            "/colleges/\(first)/indicators/\(indicator)", "/reports",
        ]
        let seeing = own.map(\.uuid)
        return headquarters.map { Page(path: $0, member: programme.reviewer, listsAll: true) }
            + college.map { Page(path: $0, member: programme.reporter) }
            + [
                Page(path: "/", member: programme.member(.partner, of: programme.partner, seeing: [seeing[0]])),
                Page(path: "/", member: programme.member(.expert, of: programme.otherLead, seeing: seeing)),
                Page(path: "/colleges", member: programme.member(.expert, of: programme.otherLead, seeing: seeing)),
            ]
    }
}

extension GrowingProgramme {
    /// The costs of these pages, in their order, as a planner sees them who knows how large the tables are.
    fileprivate func costs(of pages: [`What a page with figures asks the database for`.Page]) async throws -> [Cost] {
        try await superuser.execute("ANALYZE")
        var costs: [Cost] = []
        for page in pages { costs.append(try await cost(of: page.path, to: page.member)) }
        return costs
    }
}
