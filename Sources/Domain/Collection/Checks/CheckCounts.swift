import Calendar
import Lifecycle
import Number
import Postgres
import Tenancy

/// What the platform counts of checks by validation rules, by the month in which a report was handed in, the college's:
/// how many rules were asked, and how many of them were broken. The same values asked again count once.
package enum CheckCounts {
    /// The elements, in the order of the data dictionary.
    package static let elements = ["SYS_CHECKS_RUN", "SYS_CHECKS_FAILED"]
}

extension Scope {
    /// What checks come to in some colleges' months.
    package func checkCounts(
        in months: [Identifier<College>: Set<String>],
        of tenant: Identifier<Organisation>
    ) async throws -> [RecordedValue] {
        let wanted = months.flatMap { college, months in months.map { (college, $0) } }
        guard !wanted.isEmpty else { return [] }
        return try await checkCounts(
            of: """
                collection.rule_check JOIN unnest(\(wanted.map(\.0)), \(wanted.map(\.1))) AS given (college_id, month)
                    USING (college_id, month)
                WHERE rule_check.tenant_id = \(tenant)
                """
        )
    }

    /// What all checks of the member's programme come to.
    package func checkCounts() async throws -> [RecordedValue] {
        try await checkCounts(of: "collection.rule_check WHERE programme_id = \(member.programme)")
    }

    private func checkCounts(of rows: SQL) async throws -> [RecordedValue] {
        let counts = try await all(
            """
            SELECT college_id, month, count(*), count(*) FILTER (WHERE is_broken) FROM \(rows)
            GROUP BY college_id, month ORDER BY college_id, month
            """
        ) { (college: Identifier<College>, month: String, run: Int, failed: Int) in
            (college: college, month: month, values: [run, failed])
        }
        return counts.flatMap { row -> [RecordedValue] in
            guard let period = Period(row.month) else { return [] }
            return zip(CheckCounts.elements, row.values).map {
                RecordedValue(college: row.college, element: $0, period: period, value: Number($1))
            }
        }
    }
}
