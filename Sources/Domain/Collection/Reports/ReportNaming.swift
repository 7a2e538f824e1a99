import Calendar
import Foundation
import Lifecycle
import Postgres
import Tenancy

/// A report as another system names it: by what it is of, and whether it was handed in.
package struct NamedReport: Sendable, Hashable {
    package let id: Identifier<Report>
    package let college: Identifier<College>
    package let dataSet: String
    package let period: String
    package let state: Report.State
    package let submittedAt: Date?
    package let submittedBy: String?

    /// Whether it was handed in and not given back.
    package var isComplete: Bool { state == .submitted || state == .approved }
}

extension Scope {
    /// The reports of these colleges, data sets and periods that were opened, as far as the member sees them.
    package func reports(
        of colleges: [Identifier<College>],
        dataSets: [String],
        periods: [String]
    ) async throws -> [NamedReport] {
        try await all(
            """
            SELECT report_id, college_id, data_set, period, state, submitted_at, submitted_by_name
            FROM collection.report
            WHERE \(visibleReports) AND college_id = ANY (\(colleges)) AND data_set = ANY (\(dataSets))
                AND period = ANY (\(periods))
            ORDER BY college_id, data_set, period
            """,
            NamedReport.init
        )
    }
}
