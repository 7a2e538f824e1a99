import Foundation
import Indicators
import Lifecycle
import Postgres
import Tenancy

/// How many findings of a place stand where, whenever they were opened; the board lists the same.
package struct FindingStanding: Sendable, Hashable {
    /// Not closed yet.
    package let unclosed: Int
    /// Past their day and not verified.
    package let late: Int
    /// Under observation.
    package let observed: Int
    /// Closed because their indicator showed that it worked.
    package let effective: Int
    package let ineffective: Int
    package let notMeasurable: Int
    /// Those of an indicator that had been put right within twelve months before.
    package let recurred: Int

    /// These numbers.
    package init(
        unclosed: Int = 0,
        late: Int = 0,
        observed: Int = 0,
        effective: Int = 0,
        ineffective: Int = 0,
        notMeasurable: Int = 0,
        recurred: Int = 0
    ) {
        self.unclosed = unclosed
        self.late = late
        self.observed = observed
        self.effective = effective
        self.ineffective = ineffective
        self.notMeasurable = notMeasurable
        self.recurred = recurred
    }

    /// Those of two places together.
    package static func + (one: FindingStanding, other: FindingStanding) -> FindingStanding {
        FindingStanding(
            unclosed: one.unclosed + other.unclosed,
            late: one.late + other.late,
            observed: one.observed + other.observed,
            effective: one.effective + other.effective,
            ineffective: one.ineffective + other.ineffective,
            notMeasurable: one.notMeasurable + other.notMeasurable,
            recurred: one.recurred + other.recurred
        )
    }

    /// Whether a row of `closed_loop.finding` is not closed yet.
    static let isUnclosed: SQL = "finding.state <> 'closed'"

    /// Whether it is past its day and not verified.
    static func isLate(at date: Date) -> SQL { "finding.verified IS NULL AND finding.due < \(date)" }
}

extension Scope {
    /// How the findings of a place stand, by college; a college without any is not in it. One statement, however many
    /// colleges there are.
    package func findingStandings(in place: Place, at date: Date) async throws -> [Identifier<College>: FindingStanding]
    {
        let rows = try await all(
            """
            SELECT finding.college_id, count(*) FILTER (WHERE \(FindingStanding.isUnclosed)),
                count(*) FILTER (WHERE \(FindingStanding.isLate(at: date))),
                count(*) FILTER (WHERE finding.state = 'verified'),
                count(*) FILTER (WHERE finding.outcome = 'effective'),
                count(*) FILTER (WHERE finding.outcome = 'ineffective'),
                count(*) FILTER (WHERE finding.outcome = 'not-measurable'),
                count(*) FILTER (WHERE \(FindingCounts.hasRecurred))
            FROM closed_loop.finding
            JOIN lifecycle.college
                ON college.tenant_id = finding.tenant_id AND college.college_id = finding.college_id
            WHERE finding.programme_id = \(member.programme) \(place.ofCollege)
            GROUP BY finding.college_id
            """
        ) {
            (
                college: Identifier<College>,
                unclosed: Int,
                late: Int,
                observed: Int,
                effective: Int,
                ineffective: Int,
                notMeasurable: Int,
                recurred: Int
            ) in
            let standing = FindingStanding(
                unclosed: unclosed,
                late: late,
                observed: observed,
                effective: effective,
                ineffective: ineffective,
                notMeasurable: notMeasurable,
                recurred: recurred
            )
            return (college, standing)
        }
        return Dictionary(rows, uniquingKeysWith: +)
    }
}

extension Place {
    /// What keeps to its colleges.
    var ofCollege: SQL {
        switch self {
        case .programme: ""
        case .country(let country): "AND college.country = \(country)"
        case .college(let id): "AND college.college_id = \(id)"
        }
    }
}
