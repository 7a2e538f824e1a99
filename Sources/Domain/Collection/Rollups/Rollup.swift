import Lifecycle
import Postgres
import Tenancy

/// A country's or programme's sum of one element in one period.
package struct Rollup: Sendable, Hashable {
    package let element: String
    package let category: String
    /// How many colleges reported a value.
    package let colleges: Int
    package let sum: Number
}

/// A sum that does not agree with the values it is of.
package struct RollupDifference: Sendable, Hashable, Codable {
    package let country: String
    package let element: String
    package let category: String
    package let period: String
    /// What is kept, empty where nothing is.
    package let kept: String
    /// What the values come to, empty where there are none.
    package let computed: String
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
            SELECT value.element, value.category,
                CASE element.over_time
                    WHEN 'sum' THEN sum(value.value)
                    ELSE (array_agg(value.value ORDER BY value.period DESC))[1]
                END
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

    /// Recomputes every sum of the programme from the values; empty when all agree, as they always must.
    package func rollupDifferences() async throws -> [RollupDifference] {
        let programme = member.programme
        return try await all(
            """
            WITH figure AS MATERIALIZED (
                SELECT college.country, value.college_id, value.element, value.category, level_period,
                    CASE element.over_time
                        WHEN 'sum' THEN sum(value.value)
                        ELSE (array_agg(value.value ORDER BY value.period DESC))[1]
                    END AS figure
                FROM collection.value
                JOIN lifecycle.college
                    ON college.tenant_id = value.tenant_id AND college.college_id = value.college_id
                JOIN collection.element
                    ON element.programme_id = value.programme_id AND element.code = value.element
                JOIN collection.period_level ON period_level.period = value.period
                WHERE value.programme_id = \(programme)
                GROUP BY college.country, value.college_id, value.element, value.category, level_period,
                    element.over_time
            ), computed AS MATERIALIZED (
                SELECT country, element, category, level_period AS period, count(*) AS colleges, sum(figure) AS sum
                FROM figure
                GROUP BY country, element, category, level_period
            ), kept AS MATERIALIZED (
                SELECT country, element, category, period, colleges, sum
                FROM collection.rollup
                WHERE programme_id = \(programme)
            )
            SELECT country, element, category, period,
                coalesce(kept.colleges || ': ' || kept.sum, ''),
                coalesce(computed.colleges || ': ' || computed.sum, '')
            FROM kept
            FULL JOIN computed USING (country, element, category, period)
            WHERE kept.colleges IS DISTINCT FROM computed.colleges OR kept.sum IS DISTINCT FROM computed.sum
            ORDER BY country, period, element, category
            LIMIT 1000
            """,
            RollupDifference.init
        )
    }
}
