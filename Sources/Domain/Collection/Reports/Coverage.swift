import Calendar
import Foundation
import Lifecycle
import Postgres
import Tenancy

/// What a place's figures of a period rest on: how many of its colleges have handed in all their reports of it, and whether
/// headquarters has still to approve some of what counts.
package struct Coverage: Sendable, Hashable, Codable {
    /// The colleges that have reports of the period.
    package let colleges: Int
    /// Those of them that have handed in all of them.
    package let reported: Int
    /// Whether values count that are not approved yet.
    package let isProvisional: Bool

    /// So many of so many colleges.
    package init(colleges: Int, reported: Int, isProvisional: Bool) {
        (self.colleges, self.reported, self.isProvisional) = (colleges, reported, isProvisional)
    }

    /// Several together.
    package init(_ parts: some Sequence<Coverage>) {
        self = parts.reduce(Coverage(colleges: 0, reported: 0, isProvisional: false)) { all, part in
            Coverage(
                colleges: all.colleges + part.colleges,
                reported: all.reported + part.reported,
                isProvisional: all.isProvisional || part.isProvisional
            )
        }
    }
}

/// The same of each college that has reports of a period, as far as the member sees them.
package struct Coverages: Sendable {
    fileprivate var ofColleges: [Identifier<College>: (country: String, coverage: Coverage)] = [:]

    /// Of no college.
    package init() {}

    /// Of all of them.
    package var whole: Coverage { Coverage(ofColleges.values.lazy.map(\.coverage)) }

    /// Of a college; of none where it has no report.
    package subscript(college: Identifier<College>) -> Coverage {
        ofColleges[college]?.coverage ?? Coverage(colleges: 0, reported: 0, isProvisional: false)
    }

    /// By country.
    package var countries: [String: Coverage] {
        Dictionary(grouping: ofColleges.values, by: \.country).mapValues { Coverage($0.lazy.map(\.coverage)) }
    }
}

extension Scope {
    /// What the figures of a period rest on, college by college, in one statement; headquarters' own reports don't count.
    ///
    /// - Parameter college: the only one that is asked for; nil for all.
    package func coverages(in period: Period, of college: Identifier<College>? = nil) async throws -> Coverages {
        let one: SQL = if let college { "AND college.college_id = \(college)" } else { "" }
        let own = Frequency.allCases.flatMap { period.periods(of: $0.periodType) }.map(\.identifier)
        var coverages = Coverages()
        _ = try await all(
            """
            SELECT college.college_id, college.country, of_period.is_complete, of_period.is_provisional
            FROM lifecycle.college
            CROSS JOIN LATERAL (
                SELECT bool_and(state IN ('submitted', 'approved') OR received_on IS NOT NULL) AS is_complete,
                    bool_or(state IN ('prepared', 'submitted', 'returned')) AS is_provisional
                FROM collection.report
                WHERE report.tenant_id = college.tenant_id AND report.college_id = college.college_id
                    AND report.period = ANY (\(own)) AND report.data_set <> ALL (ARRAY(
                        SELECT code FROM collection.data_set
                        WHERE programme_id = \(member.programme) AND source = 'headquarters'
                    ))
            ) AS of_period
            WHERE college.programme_id = \(member.programme) AND of_period.is_complete IS NOT NULL \(one)
            """
        ) { (college: Identifier<College>, country: String, isComplete: Bool, isProvisional: Bool) in
            let coverage = Coverage(colleges: 1, reported: isComplete ? 1 : 0, isProvisional: isProvisional)
            coverages.ofColleges[college] = (country, coverage)
        }
        return coverages
    }
}
