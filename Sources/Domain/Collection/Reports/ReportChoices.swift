import Calendar
import Lifecycle
import Postgres
import Tenancy

/// The periods and colleges that a member sees reports of, for narrowing a list down.
package struct ReportChoices: Sendable {
    /// A college that has reports.
    package struct ReportingCollege: Sendable {
        package let id: Identifier<College>
        package let code: String
        package let nameZh: String
        package let nameEn: String
    }

    package let periods: [String]
    /// In the order of their codes.
    package let colleges: [ReportingCollege]
}

extension Scope {
    /// What there is to choose among the reports that the member sees.
    package func reportChoices() async throws -> ReportChoices {
        let spans = try await all(
            """
            SELECT min(first_period), max(last_period) FROM collection.report_tally AS report
            WHERE \(visibleReports) GROUP BY data_set
            """
        ) { (first: String, last: String) in (first, last) }
        return ReportChoices(
            // A data set's reports open one period after the other.
            periods: Set(spans.flatMap { Period.identifiers(from: $0.0, to: $0.1) }).sorted(),
            colleges: try await all(
                """
                SELECT college.college_id, college.code, college.name_zh, college.name_en
                FROM lifecycle.college
                WHERE college.programme_id = \(member.programme) AND EXISTS (
                    SELECT FROM collection.report_tally
                    WHERE report_tally.tenant_id = college.tenant_id
                        AND report_tally.college_id = college.college_id
                )
                ORDER BY college.code
                """,
                ReportChoices.ReportingCollege.init
            )
        )
    }
}

extension Period {
    /// Every period from one to another of the same type.
    fileprivate static func identifiers(from first: String, to last: String) -> [String] {
        guard let first = Period(first), let last = Period(last), first.type == last.type else { return [] }
        return Array(sequence(first: first) { $0 < last ? $0.offset(by: 1) : nil }.map(\.identifier))
    }
}
