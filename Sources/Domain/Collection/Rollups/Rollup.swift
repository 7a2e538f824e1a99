import Calendar
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
}
