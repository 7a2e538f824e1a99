import Postgres
import Tenancy

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
    /// Recomputes every sum of the programme from the values; empty when all agree, as they always must.
    package func rollupDifferences() async throws -> [RollupDifference] {
        let programme = member.programme
        return try await all(
            """
            WITH figure AS MATERIALIZED (
                SELECT college.country, value.college_id, value.element, value.category, level_period,
                    \(SQL.levelFigure) AS figure
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
                UNION ALL
                SELECT country, element, '', level_period, count(DISTINCT college_id), sum(figure)
                FROM figure
                WHERE category <> ''
                GROUP BY country, element, level_period
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
