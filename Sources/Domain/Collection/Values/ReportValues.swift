import Calendar
import Foundation
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

extension Scope {
    /// Throws `ChangedSince` where somebody has changed one of these values of a report, which is locked, since they were
    /// seen.
    ///
    /// - Parameter seen: by what expressions name a value, its digits; empty where there was none.
    func requireUnchanged(_ seen: [String: String], of key: ReportKey) async throws {
        guard !seen.isEmpty else { return }
        let now = try await values(of: key).filter { value in
            seen[value.item].map { $0 != value.value?.description ?? "" } ?? false
        }
        guard !now.isEmpty else { return }
        let batch = try await first(
            """
            SELECT member_name, at FROM collection.batch
            WHERE tenant_id = \(key.tenant) AND college_id = \(key.college) AND fault_count = 0
                AND created + updated + removed > 0
            ORDER BY at DESC
            LIMIT 1
            """
        ) { (name: String, at: Date) in (name, at) }
        let mark = SeenVersion.mark(Dictionary(now.map { ($0.item, $0.value?.description ?? "") }) { $1 })
        throw ChangedSince(name: batch?.0, at: batch?.1, mark: mark)
    }
}
