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
        let expert = programme.member(.expert, of: programme.headquarters)
        let partner = programme.member(.partner, of: programme.partner)
        for member in [expert, partner] { try await growing.show(own, to: member) }
        let pages = Self.pages(of: programme, own, expert, partner)
        let small = try await growing.costs(of: pages)
        for college in own { try await growing.report(2015...2041, of: college, programme.lead) }
        let old = try await growing.costs(of: pages)
        for number in 1...18 {
            let country = ["HU", "KE", "TH", "VN", "ET", "NP"][number % 6]
            let college = try await growing.add("BM-\(country)-\(number)", in: country, of: programme.otherLead)
            try await growing.report(2042...2044, of: college, programme.otherLead)
        }
        let large = try await growing.costs(of: pages)
        for (index, page) in pages.enumerated() {
            let (before, years, colleges) = (small[index], old[index], large[index])
            let words = "\(page.path) of \(page.member.role): \(before), \(years), \(colleges)"
            #expect(before.statements == years.statements && before.statements == colleges.statements, "\(words)")
            // Ten times as many years; of each college's reports in each state a page's length may be read to be sorted.
            let sorted = page.listsReports ? 5 * 50 * own.count : 0
            #expect(years.rows <= before.rows + before.rows / 10 + sorted, "\(words)")
            // Ten times as many colleges; who sees few reports may pass over as many of others as were due meanwhile.
            let others = page.listsReports && !page.listsAll ? 18 * 3 * growing.reportsOfYear : 0
            let more = page.listsAll ? 10 * before.rows : before.rows + 10 * 18
            #expect(colleges.rows <= more + others + sorted, "\(words)")
        }
    }

    /// A page as somebody reads it.
    struct Page {
        let path: String
        let member: Member
        /// Whether it shows what belongs to others' colleges too.
        var listsAll = false
        /// Whether it lists reports.
        var listsReports: Bool { path == "/reports" || path.wholeMatch(of: /\/colleges\/[^\/]*/) != nil }
    }

    private static func pages(
        of programme: FreshProgramme,
        _ own: [Identifier<College>],
        _ expert: Member,
        _ partner: Member
    ) -> [Page] {
        let (first, indicator) = (own[0], "DO_ATTENDANCE")
        let headquarters = [
            "/", "/colleges", "/colleges?sort=index", "/countries", "/countries/LA", "/programme/indicators",
            "/programme/indicators/\(indicator)", "/countries/LA/indicators/\(indicator)", "/reports",
            "/colleges/\(first)", "/countries/LA/loop", "/countries/all/loop", "/colleges/\(first)/loop",
        ]
        let college = [
            "/", "/colleges", "/colleges/\(first)", "/colleges/\(first)/indicators",
            "/colleges/\(first)/indicators/\(indicator)", "/reports", "/colleges/\(first)/loop",
        ]
        return headquarters.map { Page(path: $0, member: programme.reviewer, listsAll: true) }
            + college.map { Page(path: $0, member: programme.reporter) }
            + ["/", "/reports", "/colleges/\(first)/loop"].map { Page(path: $0, member: partner) }
            + ["/", "/colleges", "/reports"].map { Page(path: $0, member: expert) }
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
