import Calendar
import Foundation
import Lifecycle
import Number
import Postgres
import Tenancy

/// A value as it stands, with when it was written.
package struct StandingValue: Sendable, Hashable {
    package let college: Identifier<College>
    package let element: String
    /// The code of an option combination; empty where the element isn't divided.
    package let category: String
    package let period: String
    package let value: Number
    package let at: Date
}

/// Which values are asked for, besides whose.
package struct ValueChoice: Sendable {
    /// By their codes.
    package var elements: [String] = []
    /// By their identifiers.
    package var periods: [String] = []
    /// Of which days the whole period must be; nil where periods are named.
    package var days: ClosedRange<Day>?
    /// Only what was written since.
    package var since: Date?
    package var limit: Int?

    /// Of no element and no period yet.
    package init() {}
}

extension Scope {
    /// The values of these colleges that are chosen, a college after the other, each in the order of elements and periods.
    package func values(
        of colleges: [(tenant: Identifier<Organisation>, id: Identifier<College>)],
        _ choice: ValueChoice
    ) async throws -> [StandingValue] {
        let (tenants, ids) = (colleges.map(\.tenant), colleges.map(\.id))
        var periods: SQL = "value.period = ANY (\(choice.periods))"
        if let days = choice.days {
            periods = """
                value.period IN (
                    SELECT period.period FROM collection.period
                    WHERE period.starts_on >= \(days.lowerBound) AND period.ends_on <= \(days.upperBound)
                )
                """
        }
        let since: SQL = if let since = choice.since { "AND value.at >= \(since)" } else { "" }
        let limit: SQL = if let limit = choice.limit { "LIMIT \(limit)" } else { "" }
        return try await all(
            """
            SELECT place.college_id, stood.element, stood.category, stood.period, stood.value, stood.at
            FROM unnest(\(tenants), \(ids)) WITH ORDINALITY AS place (tenant_id, college_id, number)
            CROSS JOIN LATERAL (
                SELECT value.element, value.category, value.period, value.value, value.at FROM collection.value
                WHERE value.tenant_id = place.tenant_id AND value.college_id = place.college_id
                    AND value.element = ANY (\(choice.elements)) AND \(periods) \(since)
            ) AS stood
            ORDER BY place.number, stood.element, stood.category, stood.period
            \(limit)
            """,
            StandingValue.init
        )
    }
}
