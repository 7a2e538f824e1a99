import Foundation
import Lifecycle
import Postgres
import Tenancy

extension Scope {
    /// When the values of a college, of a country's or of all colleges that the member may see were last changed; nil
    /// where there never were any.
    package func newestValue(of college: Identifier<College>? = nil, in country: String? = nil) async throws -> Date? {
        // Headquarters sees the whole programme's values, of which an index knows the newest; others ask each college's ledger.
        if college == nil, country == nil, member.may(.seeCountries) {
            return try await first(
                """
                SELECT at FROM collection.batch
                WHERE programme_id = \(member.programme) AND fault_count = 0
                ORDER BY at DESC LIMIT 1
                """
            )
        }
        var conditions: [SQL] = ["college.programme_id = \(member.programme)"]
        if let college { conditions.append("college.college_id = \(college)") }
        if let country { conditions.append("college.country = \(country)") }
        return try await one(
            """
            SELECT max(ledger.changed_at)
            FROM lifecycle.college
            JOIN collection.ledger ON ledger.tenant_id = college.tenant_id AND ledger.college_id = college.college_id
            WHERE \(conditions.joined(by: " AND "))
            """
        )
    }

    /// When the newest value of a report was written; nil where it has none.
    package func newestValue(of report: ReportKey) async throws -> Date? {
        try await one(
            """
            SELECT max(at) FROM collection.value
            WHERE tenant_id = \(report.tenant) AND college_id = \(report.college) AND period = \(report.period)
                AND element IN (
                    SELECT code FROM collection.element
                    WHERE element.programme_id = \(member.programme) AND element.data_set = \(report.dataSet)
                )
            """
        )
    }
}
