import Foundation
import Lifecycle
import Number
import Postgres
import Tenancy

/// A value as it leaves the house: what it is of, by codes, and since when it stands.
package struct StoredValue: Sendable, Hashable, Codable {
    package let college: String
    package let element: String
    package let category: String
    package let period: String
    package let value: Number
    package let at: Date
}

/// Which values are taken out; what is nil is not chosen by.
package struct ValueFilter: Sendable, Hashable {
    /// The code of a college.
    package var college: String?
    package var element: String?
    package var period: String?

    /// Everything the member may see, unless it is narrowed down.
    package init(college: String? = nil, element: String? = nil, period: String? = nil) {
        self.college = college
        self.element = element
        self.period = period
    }
}

extension Scope {
    /// Calls `body` with the values of one college after the other, each in the order of elements and periods; memory
    /// holds one college's values.
    package nonisolated(nonsending) func forEachCollege(
        _ filter: ValueFilter,
        _ body: nonisolated(nonsending) ([StoredValue]) async throws -> Void
    ) async throws {
        let chosen: SQL = if let code = filter.college { "AND code = \(code)" } else { "" }
        let colleges = try await all(
            """
            SELECT tenant_id, college_id, code FROM lifecycle.college
            WHERE programme_id = \(member.programme) \(chosen) ORDER BY code
            """
        ) { (tenant: Identifier<Organisation>, id: Identifier<College>, code: String) in (tenant, id, code) }
        for (tenant, id, code) in colleges {
            var conditions: [SQL] = ["tenant_id = \(tenant)", "college_id = \(id)"]
            if let element = filter.element { conditions.append("element = \(element)") }
            if let period = filter.period { conditions.append("period = \(period)") }
            let values = try await all(
                """
                SELECT element, category, period, value, at FROM collection.value
                WHERE \(conditions.joined(by: " AND ")) ORDER BY element, category, period
                """
            ) { (element: String, category: String, period: String, value: Number, at: Date) in
                StoredValue(
                    college: code,
                    element: element,
                    category: category,
                    period: period,
                    value: value,
                    at: at
                )
            }
            if !values.isEmpty { try await body(values) }
        }
    }

    /// The tenants whose colleges the member may see.
    package func tenantsOfColleges() async throws -> [Identifier<Organisation>] {
        try await all(
            "SELECT DISTINCT tenant_id FROM lifecycle.college WHERE programme_id = \(member.programme) ORDER BY tenant_id"
        )
    }
}
