import Foundation
import Indicators
import Lifecycle
import Postgres
import Tenancy

/// How many warnings of a place wait for what; the list of warnings lists the same.
package struct WarningStanding: Sendable, Hashable {
    /// To be answered.
    package let unanswered: Int
    /// Unanswered past their day.
    package let late: Int
    /// Dismissed, and to be reviewed.
    package let dismissed: Int
    /// Those to be answered of these kinds.
    package let targetsMissed: Int
    package let reportsLate: Int
    package let milestonesOverdue: Int

    /// These numbers.
    package init(
        unanswered: Int = 0,
        late: Int = 0,
        dismissed: Int = 0,
        targetsMissed: Int = 0,
        reportsLate: Int = 0,
        milestonesOverdue: Int = 0
    ) {
        self.unanswered = unanswered
        self.late = late
        self.dismissed = dismissed
        self.targetsMissed = targetsMissed
        self.reportsLate = reportsLate
        self.milestonesOverdue = milestonesOverdue
    }

    /// Those of two places together.
    package static func + (one: WarningStanding, other: WarningStanding) -> WarningStanding {
        WarningStanding(
            unanswered: one.unanswered + other.unanswered,
            late: one.late + other.late,
            dismissed: one.dismissed + other.dismissed,
            targetsMissed: one.targetsMissed + other.targetsMissed,
            reportsLate: one.reportsLate + other.reportsLate,
            milestonesOverdue: one.milestonesOverdue + other.milestonesOverdue
        )
    }

    /// Whether a row of `closed_loop.warning` beside its college's is unanswered past its day.
    static func isLate(at date: Date) -> SQL {
        """
        warning.state = 'open'
            AND warning.due < (\(date)::timestamptz AT TIME ZONE college.time_zone)::date
        """
    }
}

extension Scope {
    /// How the warnings of a place stand, by college; a college without any is not in it. One statement, however many
    /// colleges there are.
    package func warningStandings(in place: Place, at date: Date) async throws -> [Identifier<College>: WarningStanding]
    {
        func unanswered(_ kind: WarningKind) -> SQL {
            "count(*) FILTER (WHERE warning.state = 'open' AND warning.kind = \(kind))"
        }
        let rows = try await all(
            """
            SELECT warning.college_id, count(*) FILTER (WHERE warning.state = 'open'),
                count(*) FILTER (WHERE \(WarningStanding.isLate(at: date))),
                count(*) FILTER (WHERE warning.state = 'dismissed'), \(unanswered(.targetMissed)),
                \(unanswered(.reportLate)), \(unanswered(.milestoneOverdue))
            FROM closed_loop.warning
            JOIN lifecycle.college
                ON college.tenant_id = warning.tenant_id AND college.college_id = warning.college_id
            WHERE warning.programme_id = \(member.programme) AND warning.state IN ('open', 'dismissed')
                \(place.ofCollege)
            GROUP BY warning.college_id
            """
        ) {
            (
                college: Identifier<College>,
                unanswered: Int,
                late: Int,
                dismissed: Int,
                targetsMissed: Int,
                reportsLate: Int,
                milestonesOverdue: Int
            ) in
            let standing = WarningStanding(
                unanswered: unanswered,
                late: late,
                dismissed: dismissed,
                targetsMissed: targetsMissed,
                reportsLate: reportsLate,
                milestonesOverdue: milestonesOverdue
            )
            return (college, standing)
        }
        return Dictionary(rows, uniquingKeysWith: +)
    }
}
