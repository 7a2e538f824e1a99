import Calendar
import Foundation
import Lifecycle
import Postgres
import Tenancy

/// Which findings a board shows.
package struct FindingFilter: Sendable, Hashable {
    package var state: Finding.State?
    /// Only what is not closed yet.
    package var isUnclosed = false
    package var college: Identifier<College>?
    /// ISO 3166-1 alpha-2.
    package var country: String?
    /// What its indicator showed.
    package var outcome: EffectOutcome.Kind?
    /// Only what came back.
    package var hasRecurred = false
    /// Only what is past its day and not verified.
    package var isLate = false
    package var limit = 50
    package var offset = 0

    /// Everything the member may see, the first 50.
    package init() {}
}

/// A finding as a board shows it.
package struct FindingLine: Sendable, Hashable {
    package let college: Identifier<College>
    package let collegeZh: String
    package let collegeEn: String
    package let country: String
    package let zone: Zone
    package let number: Int
    package let severity: Finding.Severity
    package let text: String
    package let state: Finding.State
    package let since: Date
    package let due: Date?
    package let indicator: String?
    package let outcome: EffectOutcome.Kind?
    package let isVerified: Bool
    /// Whether it came back.
    package let hasRecurred: Bool
}

/// A board of findings: how many are in each state, and the lines of the page.
package struct FindingBoard: Sendable {
    /// Of all that was asked for but the state.
    package let counts: [Finding.State: Int]
    package let lines: [FindingLine]

    /// A board; without anything an empty one.
    package init(counts: [Finding.State: Int] = [:], lines: [FindingLine] = []) {
        self.counts = counts
        self.lines = lines
    }
}

extension FindingFilter {
    /// What it asks of a finding beside its college, its state aside.
    fileprivate func condition(at date: Date) -> SQL {
        var conditions: [SQL] = []
        if let college { conditions.append("AND finding.college_id = \(college)") }
        if let country { conditions.append("AND college.country = \(country)") }
        if let outcome { conditions.append("AND finding.outcome = \(outcome)") }
        if isLate { conditions.append("AND \(FindingStanding.late.condition(at: date))") }
        if hasRecurred { conditions.append("AND \(FindingCounts.hasRecurred)") }
        return conditions.joined(by: " ")
    }

    /// What it asks of a finding's state.
    fileprivate func ofState(at date: Date) -> SQL {
        if let state { return "AND finding.state = \(state)" }
        return isUnclosed ? "AND \(FindingStanding.unclosed.condition(at: date))" : ""
    }
}

extension Scope {
    /// The findings that a filter chooses, what is due first before the others, what is closed last.
    package func findingBoard(_ filter: FindingFilter, at date: Date) async throws -> FindingBoard {
        let chosen: SQL = """
            FROM closed_loop.finding
            JOIN lifecycle.college
                ON college.tenant_id = finding.tenant_id AND college.college_id = finding.college_id
            WHERE finding.programme_id = \(member.programme) \(filter.condition(at: date))
            """
        let counts = try await all("SELECT finding.state, count(*) \(chosen) GROUP BY finding.state") {
            (state: Finding.State, count: Int) in (state, count)
        }
        let lines = try await all(
            """
            SELECT college.college_id, college.name_zh, college.name_en, college.country, college.time_zone,
                finding.number, finding.severity, finding.text, finding.state,
                coalesce(finding.since, finding.opened), finding.due, finding.indicator, finding.outcome,
                finding.verified IS NOT NULL, \(FindingCounts.hasRecurred)
            \(chosen) \(filter.ofState(at: date))
            ORDER BY finding.state = 'closed', finding.verified IS NOT NULL, finding.due NULLS LAST,
                coalesce(finding.since, finding.opened) DESC, college.code, finding.number
            LIMIT \(filter.limit) OFFSET \(filter.offset)
            """,
            FindingLine.init
        )
        return FindingBoard(counts: Dictionary(counts) { $1 }, lines: lines)
    }
}
