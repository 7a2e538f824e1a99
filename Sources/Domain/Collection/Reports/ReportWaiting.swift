import Calendar
import Foundation
import Postgres
import Tenancy

extension Report {
    /// What a report waits for from one member: the one rule that queues, pages and counts ask. `ReportWaiting` says the
    /// same in SQL.
    package enum Wait: String, Codable, Sendable, CaseIterable {
        /// It was returned to them.
        case mend
        /// It is open and should have been handed in.
        case overdue
        /// It is open and due in the next days.
        case due
        case submit
        case approve

        /// The step by which it is no longer theirs.
        package var step: Step {
            switch self {
            case .mend, .overdue, .due: .prepare
            case .submit: .submit
            case .approve: .approve
            }
        }

        fileprivate var state: State {
            switch self {
            case .mend: .returned
            case .overdue, .due: .open
            case .submit: .prepared
            case .approve: .submitted
            }
        }

        /// How many days before its day an open report is waited for.
        package static let ahead = 31
    }

    /// What it waits for from a member; nil where it waits for others, or for its time.
    package func wait(for member: Member, at date: Date) -> Wait? {
        let today = Day(date, in: zone)
        return Wait.allCases.first { wait in
            guard wait.state == state, refusal(of: wait.step, by: member, at: date) == nil else { return false }
            switch wait {
            case .overdue: return due.map { $0 < today } ?? false
            case .due: return due.map { $0 - today <= Wait.ahead } ?? true
            case .mend, .submit, .approve: return true
            }
        }
    }
}

/// The reports that wait for a member in one way, as a condition on them.
package struct ReportWaiting: Sendable {
    let wait: Report.Wait
    let member: Member
    /// The active members of the member's own organisation in their role.
    let colleagues: Set<Identifier<Member>>
    let moment: Date

    /// True for the rows of `collection.report` for which `Report.wait` gives this.
    var condition: SQL {
        let today: SQL = """
            (\(moment)::timestamptz AT TIME ZONE (
                SELECT college.time_zone FROM lifecycle.college
                WHERE college.tenant_id = report.tenant_id AND college.college_id = report.college_id
            ))::date
            """
        let state: SQL = "report.state = \(wait.state) AND \(source(of: member.sources(wait.step)))"
        switch wait {
        case .mend: return state
        case .overdue: return "\(state) AND report.due_on < \(today)"
        case .due: return "\(state) AND report.due_on BETWEEN \(today) AND \(today) + \(Int32(Report.Wait.ahead))"
        case .submit:
            return """
                \(state) AND \(today) > (SELECT ends_on FROM collection.period WHERE period.period = report.period)
                    AND (\(isUntouched(by: [member.id])) OR (\(source(of: [.partner])) AND NOT \(isUntouched(by: colleagues))))
                """
        case .approve:
            return """
                \(state) AND report.submitted_by IS DISTINCT FROM \(member.id) AND \(isUntouched(by: [member.id]))
                """
        }
    }

    /// Who has waited longest first.
    var order: SQL {
        switch wait {
        case .mend, .overdue, .due, .submit: "report.due_on, report.report_id"
        case .approve: "report.submitted_at, report.report_id"
        }
    }

    private func source(of sources: [Element.Source]) -> SQL {
        """
        report.data_set IN (
            SELECT code FROM collection.data_set
            WHERE data_set.programme_id = \(member.programme) AND data_set.source = ANY (\(sources))
        )
        """
    }

    /// Whether one of these members at least had no hand in it.
    private func isUntouched(by members: some Collection<Identifier<Member>>) -> SQL {
        """
        EXISTS (
            SELECT FROM unnest(\(Array(members))) AS somebody (id)
            WHERE report.prepared_by IS DISTINCT FROM somebody.id AND NOT EXISTS (
                SELECT FROM collection.batch
                WHERE batch.tenant_id = report.tenant_id AND batch.report_id = report.report_id
                    AND batch.member_id = somebody.id AND batch.fault_count = 0
            )
        )
        """
    }
}

extension Scope {
    /// The reports that wait for the member in one way, those who have waited longest first, and how many there are on all
    /// pages.
    package func reports(
        waitingTo wait: Report.Wait,
        at moment: Date,
        limit: Int,
        offset: Int = 0
    ) async throws -> (entries: [ReportEntry], count: Int) {
        guard let waiting = try await waiting([wait], at: moment).first else { return ([], 0) }
        var filter = ReportFilter()
        filter.waiting = waiting
        (filter.limit, filter.offset) = (limit, offset)
        return try await reports(filter)
    }

    /// The first of the reports that wait for the member in each way, those who have waited longest first, and how many
    /// there are; in as many queries for all ways as for one.
    package func reportsWaiting(
        at moment: Date,
        limit: Int
    ) async throws -> [Report.Wait: (entries: [ReportEntry], count: Int)] {
        let waiting = try await waiting(Report.Wait.allCases, at: moment)
        guard !waiting.isEmpty else { return [:] }
        let parts: [SQL] = waiting.map { waiting in
            """
            (
                SELECT \(waiting.wait)::text, count(*) OVER () AS count, tenant_id, report_id,
                    row_number() OVER (ORDER BY \(waiting.order)) AS place
                FROM collection.report WHERE \(visibleReports) AND \(waiting.condition)
                ORDER BY \(waiting.order) LIMIT \(limit)
            )
            """
        }
        let rows = try await all(
            "SELECT * FROM (\(parts.joined(by: " UNION ALL "))) AS waiting ORDER BY place",
            WaitingRow.init
        )
        guard !rows.isEmpty else { return [:] }
        let entries = try await entries(
            of: """
                SELECT report.* FROM unnest(\(rows.map(\.tenant)), \(rows.map(\.report))) AS waiting (tenant_id, report_id)
                JOIN collection.report USING (tenant_id, report_id)
                """,
            "report.report_id"
        )
        let known = Dictionary(entries.map { ($0.id, $0) }) { first, _ in first }
        return Dictionary(grouping: rows, by: \.wait).mapValues { rows in
            (rows.compactMap { known[$0.report] }, rows.first?.count ?? 0)
        }
    }

    /// The ways among these in which a report can wait for the member.
    private func waiting(_ waits: [Report.Wait], at moment: Date) async throws -> [ReportWaiting] {
        let waits = waits.filter { !member.sources($0.step).isEmpty }
        let colleagues = waits.contains(.submit) ? try await colleagues() : []
        return waits.map { ReportWaiting(wait: $0, member: member, colleagues: colleagues, moment: moment) }
    }
}

/// A report that waits in one way, with how many others do.
private struct WaitingRow {
    let wait: Report.Wait
    let count: Int
    let tenant: Identifier<Organisation>
    let report: Identifier<Report>
    let place: Int
}

extension Report.Wait: PostgresCodable {}
