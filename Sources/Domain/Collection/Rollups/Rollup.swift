import Calendar
import Lifecycle
import Number
import Postgres
import Tenancy

/// A country's or programme's sum of one element in one period.
package struct Rollup: Sendable, Hashable {
    package let element: String
    /// The code of an option combination; empty for the total, which is all there is of an element that isn't divided.
    package let category: String
    /// How many colleges reported a value.
    package let colleges: Int
    package let sum: Number
}

extension Scope {
    /// The kept sums of a country, or of the whole programme, in one period; only headquarters sees any.
    package func rollups(country: String?, period: Period) async throws -> [Rollup] {
        let ofCountry: SQL = if let country { "AND country = \(country)" } else { "" }
        return try await all(
            """
            SELECT element, category, sum(colleges)::integer, sum(sum)
            FROM collection.rollup
            WHERE programme_id = \(member.programme) AND period = \(period.description) \(ofCountry)
            GROUP BY element, category
            """
        ) { (element: String, category: String, colleges: Int32, sum: Number) in
            Rollup(element: element, category: category, colleges: Int(colleges), sum: sum)
        }
    }

    /// One college's own figures in a period, computed from its values as a rollup of one.
    package func totals(
        of college: Identifier<College>,
        tenant: Identifier<Organisation>,
        period: Period
    ) async throws -> [Rollup] {
        try await all(
            """
            SELECT value.element, value.category, \(SQL.levelFigure)
            FROM collection.value
            JOIN collection.period_level ON period_level.period = value.period
            JOIN collection.element ON element.programme_id = \(member.programme) AND element.code = value.element
            WHERE value.tenant_id = \(tenant) AND value.college_id = \(college)
                AND period_level.level_period = \(period.description)
            GROUP BY value.element, value.category, element.over_time
            """
        ) { (element: String, category: String, sum: Number) in
            Rollup(element: element, category: category, colleges: 1, sum: sum)
        }
    }
}
