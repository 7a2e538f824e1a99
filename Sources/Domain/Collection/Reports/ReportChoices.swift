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
        ReportChoices(
            periods: try await all(
                "SELECT DISTINCT period FROM collection.report WHERE \(visibleReports)"
            ),
            colleges: try await all(
                """
                SELECT college.college_id, college.code, college.name_zh, college.name_en
                FROM lifecycle.college
                WHERE college.programme_id = \(member.programme) AND EXISTS (
                    SELECT FROM collection.report
                    WHERE report.tenant_id = college.tenant_id AND report.college_id = college.college_id
                )
                ORDER BY college.code
                """,
                ReportChoices.ReportingCollege.init
            )
        )
    }
}
