import Postgres
import Tenancy

/// A sum that does not agree with the values it is of, or a count of reports that does not agree with them.
package struct RollupDifference: Sendable, Hashable, Codable {
    package let country: String
    /// The college's code; nil for the sum of a country.
    package let college: String?
    /// The element's code, or the data set's of a count of reports.
    package let element: String
    package let category: String
    /// Empty for a count of reports.
    package let period: String
    /// What is kept, empty where nothing is.
    package let kept: String
    /// What the values come to, empty where there are none.
    package let computed: String
}

extension Scope {
    /// Recomputes every sum of the programme from the values, the countries' and the colleges', and how many reports each
    /// college has; empty when all agree, as they always must.
    package func rollupDifferences() async throws -> [RollupDifference] {
        try await countryDifferences() + collegeDifferences() + tallyDifferences()
    }

    /// What each college's values come to at each level, as a common table expression `figure`.
    private var figure: SQL {
        """
        figure AS MATERIALIZED (
            SELECT college.country, college.code, value.tenant_id, value.college_id, value.element, value.category,
                level_period, count(*) AS reported, \(SQL.levelFigure) AS figure,
                CASE element.over_time WHEN 'last' THEN max(value.period) END AS last_period,
                level_period = max(value.period) AS is_own
            FROM collection.value
            JOIN lifecycle.college
                ON college.tenant_id = value.tenant_id AND college.college_id = value.college_id
            JOIN collection.element
                ON element.programme_id = value.programme_id AND element.code = value.element
            JOIN collection.period_level ON period_level.period = value.period
            WHERE value.programme_id = \(member.programme)
            GROUP BY college.country, college.code, value.tenant_id, value.college_id, value.element, value.category,
                level_period, element.over_time
        )
        """
    }

    private func countryDifferences() async throws -> [RollupDifference] {
        try await all(
            """
            WITH \(figure), computed AS MATERIALIZED (
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
                WHERE programme_id = \(member.programme)
            )
            SELECT country, NULL::text, element, category, period,
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

    /// A college's own values are its sums at their own periods, so that none is kept there.
    private func collegeDifferences() async throws -> [RollupDifference] {
        try await all(
            """
            WITH \(figure), computed AS MATERIALIZED (
                SELECT tenant_id, college_id, element, category, level_period AS period, reported, figure AS sum,
                    last_period
                FROM figure
                WHERE NOT is_own
            ), kept AS MATERIALIZED (
                SELECT tenant_id, college_id, element, category, period, reported, sum, last_period
                FROM collection.college_rollup
                WHERE programme_id = \(member.programme)
            ), difference AS MATERIALIZED (
                SELECT tenant_id, college_id, element, category, period,
                    coalesce(concat_ws(': ', kept.reported, kept.last_period, kept.sum), '') AS kept,
                    coalesce(concat_ws(': ', computed.reported, computed.last_period, computed.sum), '') AS computed
                FROM kept
                FULL JOIN computed USING (tenant_id, college_id, element, category, period)
                WHERE kept.reported IS DISTINCT FROM computed.reported OR kept.sum IS DISTINCT FROM computed.sum
                    OR kept.last_period IS DISTINCT FROM computed.last_period
            )
            SELECT college.country, college.code, element, category, period, kept, computed
            FROM difference
            JOIN lifecycle.college
                ON college.tenant_id = difference.tenant_id AND college.college_id = difference.college_id
            ORDER BY college.country, college.code, period, element, category
            LIMIT 1000
            """,
            RollupDifference.init
        )
    }
}
