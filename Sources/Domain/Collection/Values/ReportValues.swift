import Calendar
import Lifecycle
import Number
import Postgres
import Tenancy

/// One element of a report, or one category of a divided one: what is there, and what was there the period before.
package struct ReportValue: Sendable, Hashable, Codable {
    package let element: String
    /// The code of an option combination; empty where the element isn't divided.
    package let category: String
    package let value: Number?
    package let previous: Number?

    /// As expressions name it: `ELEMENT` or `ELEMENT.CATEGORY`.
    package var item: String { category.isEmpty ? element : "\(element).\(category)" }
}

extension Scope {
    /// The elements of a report in the dictionary's order, a divided one by its categories, with their values and those of the period before.
    package func values(of key: ReportKey) async throws -> [ReportValue] {
        let previous = Period(key.period)?.previous.identifier ?? ""
        func value(_ period: String) -> SQL {
            """
            (
                SELECT value.value FROM collection.value
                WHERE value.tenant_id = \(key.tenant) AND value.college_id = \(key.college)
                    AND value.element = element.code AND value.category = coalesce(option.code, '')
                    AND value.period = \(period)
            )
            """
        }
        return try await all(
            """
            SELECT element.code, coalesce(option.code, ''), \(value(key.period)), \(value(previous))
            FROM collection.element
            LEFT JOIN collection.option_combination AS option
                ON option.programme_id = element.programme_id AND option.combination = element.combination
            WHERE element.programme_id = \(member.programme) AND element.data_set = \(key.dataSet)
            ORDER BY element.position, option.position
            """,
            ReportValue.init
        )
    }
}
