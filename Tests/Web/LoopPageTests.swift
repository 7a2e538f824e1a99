import ClosedLoop
import Foundation
import Indicators
import Lifecycle
import Postgres
import Support
import Tenancy
import Testing

@testable import Web

/// Findings and warnings of two colleges in one country.
@Suite struct `A loop page` {
    /// The addresses that the counts open, by the counts' names in the answer.
    private static let lists = [
        ("findings", "unclosed", "state=unclosed"), ("findings", "late", "late=yes"),
        ("findings", "observed", "state=verified"), ("findings", "effective", "outcome=effective"),
        ("findings", "ineffective", "outcome=ineffective"), ("findings", "notMeasurable", "outcome=not-measurable"),
        ("findings", "recurred", "recurred=yes"), ("warnings", "unanswered", "state=open"),
        ("warnings", "late", "late=yes"), ("warnings", "dismissed", "state=dismissed"),
        ("warnings", "targetsMissed", "kind=target-missed&state=open"),
        ("warnings", "reportsLate", "kind=report-late&state=open"),
        ("warnings", "milestonesOverdue", "kind=milestone-overdue&state=open"),
    ]

    @Test func `counts what the lists show that it opens, of a college and of its country`() async throws {
        let crowded = try await CrowdedSite(colleges: 2)
        try await crowded.plantLoop()
        let (first, programme) = (crowded.colleges[0].uuidString.lowercased(), crowded.test.programme)
        let (ofCollege, ofCountry) = (
            [4, 1, 1, 2, 1, 1, 2, 2, 1, 1, 1, 1, 0], [5, 2, 1, 2, 1, 1, 2, 3, 2, 1, 2, 1, 0]
        )
        let places = [
            (programme.reporter, "/colleges/\(first)/loop", "college=\(first)", ofCollege),
            (programme.reviewer, "/countries/LA/loop", "country=LA", ofCountry),
            (programme.reviewer, "/countries/all/loop", "", ofCountry),
        ]
        for (member, address, place, expected) in places {
            var browser = try await crowded.test.browser(as: member)
            let page = try await browser.get(address)
            let answer = try await browser.get(address, accept: "application/json").json() as? [String: Any]
            let counts = Self.lists.map { (answer?[$0.0] as? [String: Int])?[$0.1] ?? -1 }
            #expect(page.status == 200 && counts == expected, "\(address) \(counts)")
            for ((list, name, query), count) in zip(Self.lists, counts) {
                let opened = "/\(list)?\(query)&\(place)"
                let listed = try await browser.get(opened, accept: "application/json").json() as? [String: Any]
                #expect((listed?[list] as? [Any])?.count == count, "\(opened) of \(name)")
                let isLinked = Self.links(of: page.text).contains { Self.isSame($0, opened) }
                #expect(isLinked, "\(opened) from \(address)")
            }
        }
    }

    private static func links(of page: String) -> [String] {
        page.matches(of: /href="([^"]*)"/).map { String($0.output.1).replacing("&amp;", with: "&") }
    }

    /// Whether two addresses ask for the same, in whichever order.
    private static func isSame(_ one: String, _ other: String) -> Bool {
        func parts(_ address: String) -> Set<Substring> { Set(address.split { "?&".contains($0) }) }
        return parts(one) == parts(other)
    }

    @Test func `has what came back as the platform counts it`() async throws {
        let crowded = try await CrowdedSite(colleges: 2)
        try await crowded.plantLoop()
        let programme = crowded.test.programme
        let (board, read) = try await programme.database.reading(as: programme.reviewer) { scope in
            var filter = FindingFilter()
            filter.hasRecurred = true
            let colleges = try await scope.collegeEntries(crowded.colleges.map { Identifier($0) }).map(\.college)
            var read: Set<String> = []
            for college in colleges {
                let findings = try await scope.findings(of: college)
                for finding in findings
                where FindingCounts.hasRecurred(finding, among: findings, in: college.zone) {
                    read.insert("\(college.id) \(finding.number)")
                }
            }
            return (try await scope.findingBoard(filter, at: .now).lines, read)
        }
        #expect(Set(board.map { "\($0.college) \($0.number)" }) == read && read.count == 2)
    }

    @Test func `of a country is headquarters', and a college's whoever sees the college's`() async throws {
        let crowded = try await CrowdedSite(colleges: 1)
        let programme = crowded.test.programme
        let college = "/colleges/\(crowded.colleges[0].uuidString.lowercased())"
        let statuses: [(Member, Int, Int)] = [
            (programme.reviewer, 200, 200), (programme.reporter, 403, 200),
            (programme.member(.reporter, of: programme.otherLead), 403, 404),
        ]
        for (member, country, own) in statuses {
            var browser = try await crowded.test.browser(as: member)
            #expect(try await browser.get("/countries/LA/loop").status == country, "\(member.role)")
            #expect(try await browser.get("\(college)/loop").status == own, "\(member.role)")
        }
        var browser = try await crowded.test.browser(as: programme.reviewer)
        #expect(try await browser.get("/countries/ZZ/loop").status == 404)
        for (page, link) in [("/countries/LA", "/countries/LA/loop?"), (college, "\(college)/loop?")] {
            #expect(try await browser.get(page).text.contains("href=\"\(link)"))
        }
    }

    @Test(arguments: [
        "college=none", "college=00000000-0000-0000-0000-000000000000", "outcome=good", "recurred=no", "state=gone",
    ])
    func `opens a board that names what of its address means nothing`(_ query: String) async throws {
        let crowded = try await CrowdedSite(colleges: 1)
        try await crowded.plantLoop()
        var browser = try await crowded.test.browser(as: crowded.test.programme.reporter)
        if let own = ["college", "state"].first(where: { query.hasPrefix($0) }) {
            let warnings = try await browser.get("/warnings?\(query)")
            #expect(warnings.status == 400 && warnings.text.contains("href=\"\(own == "state" ? "#state" : "?")\""))
        }
        let page = try await browser.get("/findings?\(query)")
        #expect(page.status == 400 && !page.text.contains("<th scope=\"row\">"))
        // Each fault leads to where it is mended: the filter's own field, or the list without filters.
        let mend = query.hasPrefix("college=") ? "?" : "#\(query.prefix { $0 != "=" })"
        #expect(page.text.contains("href=\"\(mend)\""))
        #expect(mend == "?" || page.text.contains("id=\"\(mend.dropFirst())\""))
        let answer = try await browser.get("/findings?\(query)", accept: "application/json").json() as? [String: Any]
        #expect((answer?["unknown"] as? [Any])?.count == 1 && (answer?["findings"] as? [Any])?.isEmpty == true)
    }
}

extension CrowdedSite {
    /// Findings and warnings of its first two colleges, in most of their states.
    fileprivate func plantLoop() async throws {
        let programme = test.programme
        let (tenant, id, reviewer) = (programme.lead.id, programme.programme.id, programme.reviewer)
        let headquarters = programme.headquarters.id
        let other = colleges.count > 1 ? colleges[1] : UUID()
        _ = try await programme.database.transaction(as: reviewer) { scope in
            // Number 3 came back on the last day that counts, 4 a day later; 5 follows one up; 8 is of another college.
            try await scope.execute(
                """
                INSERT INTO closed_loop.finding (tenant_id, college_id, number, programme_id, severity, text, opened,
                    opened_by, due, verified, verified_by, verified_organisation_id, indicator, state, outcome, closed,
                    follows)
                SELECT \(tenant), college, number, \(id), 'minor', 'f' || number, opened::timestamptz, \(reviewer.id),
                    due::timestamptz, verified, CASE WHEN verified IS NOT NULL THEN \(reviewer.id) END,
                    CASE WHEN verified IS NOT NULL THEN \(headquarters) END, indicator, state, outcome,
                    CASE WHEN state = 'closed' THEN verified END, follows
                FROM (VALUES
                    (\(colleges[0]), 1, '2024-01-10 12:00+08', '2024-02-01', '2024-02-01 12:00+08'::timestamptz, 'A',
                        'closed', 'effective', NULL::integer),
                    (\(colleges[0]), 2, '2024-01-10 12:00+08', '2024-02-01', '2024-02-01 12:00+08', 'B', 'closed',
                        'ineffective', NULL),
                    (\(colleges[0]), 3, '2025-02-01 23:00+08', '2025-03-01', NULL, 'A', 'open', NULL, NULL),
                    (\(colleges[0]), 4, '2025-02-02 01:00+08', NULL, NULL, 'A', 'open', NULL, NULL),
                    (\(colleges[0]), 5, '2024-02-02 12:00+08', '2049-03-01', NULL, 'B', 'plan-submitted', NULL, 2),
                    (\(colleges[0]), 6, '2024-03-01 12:00+08', '2024-04-01', '2024-03-20 12:00+08', 'A',
                        'verified', NULL, NULL),
                    (\(colleges[0]), 7, '2024-03-01 12:00+08', NULL, '2024-03-20 12:00+08', 'C', 'closed',
                        'not-measurable', NULL),
                    (\(colleges[0]), 9, '2024-03-01 12:00+08', '2024-04-01', '2024-03-02 12:00+08', 'D', 'closed',
                        'effective', NULL),
                    (\(other), 8, '2024-03-01 12:00+08', '2024-04-01', NULL, 'A', 'open', NULL, NULL)
                ) AS given (college, number, opened, due, verified, indicator, state, outcome, follows)
                WHERE college = ANY (\(colleges))
                """
            )
        }
        let warnings = [
            (colleges[0], 1, "target-missed", "open", "2025-01-15"),
            (colleges[0], 2, "report-late", "open", "2049-01-15"),
            (colleges[0], 3, "report-late", "dismissed", "2025-01-15"),
            (colleges[0], 4, "report-late", "accepted", "2025-01-15"),
            (other, 1, "target-missed", "open", "2025-01-15"),
        ]
        _ = try await programme.database.transaction(as: reviewer) { scope in
            try await scope.acting(as: "loop") {
                for (college, number, kind, state, due) in warnings where colleges.contains(college) {
                    try await scope.execute(
                        """
                        INSERT INTO closed_loop.warning (tenant_id, college_id, number, programme_id, kind, cause,
                            subject, period, raised, month, due, state, answered_at, answered_on)
                        VALUES (\(tenant), \(college), \(Int32(number)), \(id), \(kind), \("cause \(number)"),
                            'Q_COLLEGE', '2024Q4', '2025-01-01', '202501', \(due)::date, \(state), '2025-01-02',
                            '2025-01-02')
                        """
                    )
                }
            }
        }
    }
}
