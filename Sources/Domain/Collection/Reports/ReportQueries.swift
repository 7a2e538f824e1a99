import Calendar
import Foundation
import Language
import Lifecycle
import Postgres
import Tenancy

/// A report as lists and its own page show it.
package struct ReportEntry: Sendable, Codable, Hashable {
    package let id: Identifier<Report>
    package let tenant: Identifier<Organisation>
    package let college: Identifier<College>
    package let collegeCode: String
    package let collegeZh: String
    package let collegeEn: String
    package let country: String
    /// In which the college counts its days.
    package let zone: Zone
    package let dataSet: String
    package let period: String
    package let due: Day
    package let state: Report.State
    /// How many of its elements have a value, and how many there are.
    package let filled: Int
    package let elements: Int
    package let preparedBy: String?
    package let preparedAt: Date?
    package let submittedBy: String?
    package let submittedAt: Date?
    package let decidedBy: String?
    package let decidedAt: Date?
    package let reason: String?
    /// The day at the college on which the submission came that headquarters first approved; nil while there is none.
    package let receivedOn: Day?

    /// Whether headquarters has opened it again after it had approved it.
    package var isUnlocked: Bool { receivedOn != nil && state != .approved }
}

extension ReportEntry {
    /// How many days the college has left to hand it in at a moment, by its own clocks; negative when it is overdue. Nil
    /// once it was handed in: what is returned then waits to be mended, for which no day is set.
    package func daysLeft(at moment: Date) -> Int? {
        submittedAt == nil ? due - Day(moment, in: zone) : nil
    }
}

/// A data set of a college and period.
package struct ReportedPart: Sendable, Hashable {
    package let college: Identifier<College>
    package let dataSet: String
    package let period: String

    /// The part that a report is of.
    package init(college: Identifier<College>, dataSet: String, period: String) {
        self.college = college
        self.dataSet = dataSet
        self.period = period
    }
}

/// Which reports a list shows, and which page of it; beyond the last page is the last.
package struct ReportFilter: Sendable {
    package var id: Identifier<Report>?
    package var college: Identifier<College>?
    package var states: [Report.State] = []
    package var dataSet: String?
    /// Only what waits for a member.
    package var waiting: ReportWaiting?
    package var period: String?
    package var limit = 50
    package var offset = 0

    /// Everything the member may see, the first 50.
    package init() {}
}

extension Scope {
    /// First what is still to be handed in, the longest due before the others, then the rest, the latest before the others.
    private static let urgency: SQL = """
        report.state IN ('submitted', 'approved'),
        CASE WHEN report.state IN ('submitted', 'approved') THEN NULL ELSE report.due_on END,
        report.due_on DESC, report.report_id
        """

    /// The first rows in the order of urgency: of each state, and of each college that was granted, along an index, so
    /// that little more is read than is shown.
    private func urgent(_ filter: ReportFilter, first count: Int) -> SQL {
        let parts = filter.chosenStates.flatMap { state -> [SQL] in
            let isOver = state == .submitted || state == .approved
            let day: SQL = isOver ? "report.due_on DESC" : "report.due_on"
            let rest: SQL = """
                report.state = \(state) \(filter.condition) ORDER BY \(day), report.report_id LIMIT \(count)
                """
            // Without the programme, which the wall says: along its index others' reports would be passed over.
            let mine: SQL =
                member.may(.seeCountries) ? ownReports : "report.tenant_id = \(member.organisation)"
            let own: SQL = "(SELECT report.* FROM collection.report WHERE \(mine) AND \(rest))"
            guard !member.may(.seeCountries), !member.colleges.isEmpty else { return [own] }
            let granted: SQL = """
                (
                    SELECT report.* FROM unnest(\(member.colleges)) AS granted (college_id)
                    CROSS JOIN LATERAL (
                        SELECT report.* FROM collection.report
                        WHERE report.college_id = granted.college_id
                            AND report.tenant_id <> \(member.organisation) AND \(rest)
                    ) AS report
                )
                """
            return [own, granted]
        }
        return parts.joined(by: " UNION ALL ")
    }

    /// The rows of `report` that are the member's own to see: of their tenant, or at headquarters of the programme.
    private var ownReports: SQL {
        let ofProgramme: SQL = "report.programme_id = \(member.programme)"
        return member.may(.seeCountries)
            ? ofProgramme : "\(ofProgramme) AND report.tenant_id = \(member.organisation)"
    }

    /// The rows of `report` that the member sees: row-level security says the same, but tells no index.
    var visibleReports: SQL {
        if member.may(.seeCountries) || member.colleges.isEmpty { return ownReports }
        return """
            report.programme_id = \(member.programme) AND (report.tenant_id = \(member.organisation) OR report.college_id = ANY (\(member.colleges)))
            """
    }

    /// The reports that the filter chooses, and how many there are on all pages: those that wait in the order of their
    /// waiting, others by their urgency.
    package func reports(_ filter: ReportFilter) async throws -> (entries: [ReportEntry], count: Int) {
        let chosen: SQL = "\(visibleReports) \(filter.condition)"
        let count =
            if let tallied = filter.tallied {
                try await reportCount(in: filter.chosenStates, where: "\(visibleReports) \(tallied)")
            } else {
                try await one("SELECT count(*) FROM collection.report WHERE \(chosen)", as: Int.self)
            }
        let stretch = ListStretch(from: filter.offset, size: filter.limit, of: count)
        let order = filter.waiting?.order ?? Self.urgency
        let rows: SQL =
            filter.isByUrgency
            ? urgent(filter, first: stretch.offset + stretch.size)
            : "SELECT * FROM collection.report WHERE \(chosen)"
        let entries = try await entries(
            of: "SELECT * FROM (\(rows)) AS report ORDER BY \(order) LIMIT \(stretch.size) OFFSET \(stretch.offset)",
            order
        )
        return (entries, count)
    }

    /// These rows of `report` as lists show them, in this order.
    func entries(of rows: SQL, _ order: SQL) async throws -> [ReportEntry] {
        try await all(
            """
            WITH asked AS MATERIALIZED (
                SELECT data_set, count(*), array_agg(code) AS elements FROM collection.element
                WHERE programme_id = \(member.programme) AND data_set IS NOT NULL
                GROUP BY data_set
            )
            SELECT report.report_id, report.tenant_id, report.college_id, college.code, college.name_zh, college.name_en,
                college.country, college.time_zone, report.data_set, report.period, report.due_on, report.state,
                filled.count, coalesce(asked.count, 0), report.prepared_by_name, report.prepared_at,
                report.submitted_by_name, report.submitted_at, report.decided_by_name, report.decided_at, report.reason,
                report.received_on
            FROM (\(rows)) AS report
            JOIN lifecycle.college
                ON college.tenant_id = report.tenant_id AND college.college_id = report.college_id
            LEFT JOIN asked ON asked.data_set = report.data_set
            CROSS JOIN LATERAL (
                SELECT count(DISTINCT value.element) FROM collection.value
                WHERE value.tenant_id = report.tenant_id AND value.college_id = report.college_id
                    AND value.period = report.period AND value.element = ANY (asked.elements)
            ) AS filled
            ORDER BY \(order)
            """,
            ReportEntry.init
        )
    }

    /// What of these colleges and periods headquarters has not approved yet, as far as a report was opened for it.
    package func unapproved(of colleges: [Identifier<College>], in periods: [Period]) async throws -> Set<ReportedPart>
    {
        Set(
            try await all(
                """
                SELECT college_id, data_set, period FROM collection.report
                WHERE \(visibleReports) AND college_id = ANY (\(colleges))
                    AND period = ANY (\(periods.map(\.identifier)))
                    AND state IN ('open', 'prepared', 'submitted', 'returned')
                """,
                ReportedPart.init
            )
        )
    }

    /// One report; throws `NotFound` where the member may not see it.
    package func report(_ id: Identifier<Report>) async throws -> ReportEntry {
        var filter = ReportFilter()
        filter.id = id
        guard let entry = try await reports(filter).entries.first else { throw NotFound(what: "report") }
        return entry
    }
}

extension ReportFilter {
    /// The states that it chooses; all where it names none.
    fileprivate var chosenStates: [Report.State] { states.isEmpty ? Report.State.allCases : states }

    /// Whether it is read state by state in the order of urgency; what an index finds by itself is sorted instead.
    fileprivate var isByUrgency: Bool { id == nil && period == nil && waiting == nil }

    /// What it chooses by besides states, where these are of a college and a data set at most, so that their number is
    /// kept; nil otherwise.
    fileprivate var tallied: SQL? {
        guard isByUrgency else { return nil }
        var filter = self
        filter.states = []
        return filter.condition
    }

    /// What it chooses by, each after an `AND`.
    fileprivate var condition: SQL {
        var conditions: [SQL] = [""]
        if let id { conditions.append("report.report_id = \(id)") }
        if let college { conditions.append("report.college_id = \(college)") }
        if !states.isEmpty { conditions.append("report.state = ANY (\(states))") }
        if let dataSet { conditions.append("report.data_set = \(dataSet)") }
        if let period { conditions.append("report.period = \(period)") }
        if let waiting { conditions.append(waiting.condition) }
        return conditions.joined(by: " AND ")
    }
}
