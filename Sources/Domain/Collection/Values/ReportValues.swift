import Lifecycle
import Postgres
import Tenancy

/// One element of a report: what is there, and what was there the period before.
package struct ReportValue: Sendable, Hashable, Codable {
    package let element: String
    package let value: Number?
    package let previous: Number?
}

extension Scope {
    /// The elements of a report in the dictionary's order, with their values and those of the period before.
    package func values(of key: ReportKey) async throws -> [ReportValue] {
        let previous = Period(key.period)?.previous.identifier ?? ""
        func value(_ period: String) -> SQL {
            """
            (
                SELECT value.value FROM collection.value
                WHERE value.tenant_id = \(key.tenant) AND value.college_id = \(key.college)
                    AND value.element = element.code AND value.category = '' AND value.period = \(period)
            )
            """
        }
        return try await all(
            """
            SELECT element.code, \(value(key.period)), \(value(previous))
            FROM collection.element
            WHERE element.programme_id = \(member.programme) AND element.data_set = \(key.dataSet)
            ORDER BY element.position
            """,
            ReportValue.init
        )
    }
}
