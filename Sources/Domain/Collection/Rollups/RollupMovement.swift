import Postgres
import Tenancy

/// Moves the sums of countries by what a batch changes, without adding anything up anew.
///
/// A flow moves each sum by new less old. How many colleges are counted, and a stock's last value, need a look at what
/// else the college has in the level: one stretch of the values' index, before and after the write.
struct RollupMovement {
    let scope: Scope
    let tenant: Identifier<Organisation>

    /// Before the values are written: what the batch adds to each college's flows at the wider levels, and which counts
    /// and last values may move there, with how they stand now.
    var before: SQL {
        """
        INSERT INTO movement
        SELECT touched.*,
            CASE
                WHEN over_time = 'last' OR creates + removes = 0 THEN NULL
                WHEN removes = 0 THEN EXISTS (SELECT \(stretch))
                ELSE (SELECT count(*) \(stretch)) > removes
            END,
            CASE WHEN over_time = 'last' THEN (\(last)) END, NULL
        FROM (
            SELECT college_id, country, element, category, level_period, first_period, last_period, over_time,
                count(*) FILTER (WHERE before IS NULL) AS creates, count(*) FILTER (WHERE value IS NULL) AS removes,
                sum(coalesce(value, 0) - coalesce(before, 0)) AS change
            FROM incoming
            JOIN collection.period_level USING (period)
            WHERE before IS DISTINCT FROM value AND level_period <> period
            GROUP BY college_id, country, element, category, level_period, first_period, last_period, over_time
        ) AS touched
        """
    }

    /// The college's values of the element in the level.
    private var stretch: SQL {
        """
        FROM collection.value
        WHERE value.tenant_id = \(tenant) AND value.college_id = touched.college_id AND value.element = touched.element
            AND value.category = touched.category
            AND value.period BETWEEN touched.first_period AND touched.last_period
        """
    }

    private var last: SQL { .lastValue(stretch) }

    /// Before the values are written: which colleges' divided elements may come to be counted in a level, or no longer,
    /// and whether they were. A total counts a college once, however many of its categories have a value.
    var presenceBefore: SQL {
        """
        INSERT INTO presence
        SELECT touched.*, \(isPresent), NULL
        FROM (
            SELECT DISTINCT college_id, country, element, combination, level_period, first_period, last_period
            FROM incoming
            JOIN collection.period_level USING (period)
            WHERE combination IS NOT NULL AND (before IS NULL) <> (value IS NULL)
        ) AS touched
        """
    }

    /// After the values are written: whether they are counted now.
    var presenceAfter: SQL { "UPDATE presence AS touched SET stands = \(isPresent)" }

    private var isPresent: SQL {
        """
        EXISTS (
            SELECT FROM collection.option_combination AS option
            JOIN collection.value ON value.category = option.code
            WHERE option.programme_id = \(scope.member.programme) AND option.combination = touched.combination
                AND value.tenant_id = \(tenant) AND value.college_id = touched.college_id
                AND value.element = touched.element
                AND value.period BETWEEN touched.first_period AND touched.last_period
        )
        """
    }

    /// After the values are written: the last values as they stand now. A statement of its own, for the one that moves the
    /// sums no longer sees the values as this member does.
    var after: SQL {
        "UPDATE movement AS touched SET later = (\(last)) WHERE over_time = 'last'"
    }

    /// Last: adds the differences in the order of the sums' keys, so that batches meeting in one country wait, never
    /// deadlock. A value's own period and the wider levels are of different types, so no key comes from both; and what has
    /// categories has no value without one, so that its total, under the empty category, comes from them alone.
    var move: SQL {
        """
        WITH part AS (
            SELECT country, element, category, period, count(value) - count(before) AS colleges,
                sum(coalesce(value, 0) - coalesce(before, 0)) AS sum
            FROM incoming
            WHERE before IS DISTINCT FROM value
            GROUP BY country, element, category, period
            UNION ALL
            SELECT country, element, category, level_period,
                sum(
                    CASE
                        WHEN over_time = 'last' THEN (later IS NOT NULL)::integer - (earlier IS NOT NULL)::integer
                        WHEN creates + removes = 0 OR keeps THEN 0
                        ELSE (creates > 0)::integer - (removes > 0)::integer
                    END
                ),
                sum(CASE WHEN over_time = 'last' THEN coalesce(later, 0) - coalesce(earlier, 0) ELSE change END)
            FROM movement
            GROUP BY country, element, category, level_period
        ), total AS (
            SELECT country, element, '' AS category, period, 0 AS colleges, sum FROM part WHERE category <> ''
            UNION ALL
            SELECT country, element, '', level_period, stands::integer - stood::integer, 0 FROM presence
        ), moved AS (
            SELECT * FROM part
            UNION ALL
            SELECT country, element, category, period, sum(colleges), sum(sum)
            FROM total
            GROUP BY country, element, category, period
        )
        INSERT INTO collection.rollup AS rollup (programme_id, country, element, category, period, colleges, sum)
        SELECT \(scope.member.programme), country, element, category, period, colleges, sum
        FROM moved
        WHERE colleges <> 0 OR sum <> 0
        ORDER BY country, period, element, category
        ON CONFLICT (programme_id, country, period, element, category)
            DO UPDATE SET colleges = rollup.colleges + EXCLUDED.colleges, sum = rollup.sum + EXCLUDED.sum
        """
    }

    /// Forgets sums that no college has a value in any more.
    var clear: SQL {
        """
        DELETE FROM collection.rollup
        USING incoming JOIN collection.period_level ON period_level.period = incoming.period
        WHERE rollup.programme_id = \(scope.member.programme) AND rollup.country = incoming.country
            AND rollup.element = incoming.element AND rollup.category IN (incoming.category, '')
            AND rollup.period = period_level.level_period AND rollup.colleges = 0 AND incoming.value IS NULL
        """
    }
}
