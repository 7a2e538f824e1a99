import Postgres
import Tenancy

/// Moves the sums of countries by what a batch changes, without adding anything up anew.
///
/// A flow moves each sum by new less old. How many colleges are counted, and a stock's last value, need a look at what
/// else the college has in the level: one stretch of the values' index, before and after the write.
struct RollupMovement {
    let scope: Scope
    let tenant: Identifier<Organisation>

    /// Before the values are written: which college's counts or last values may move at which wider level, and how they
    /// stand now.
    var before: SQL {
        """
        INSERT INTO movement
        SELECT touched.*,
            CASE
                WHEN over_time = 'last' THEN NULL
                WHEN removes = 0 THEN EXISTS (SELECT \(stretch))
                ELSE (SELECT count(*) \(stretch)) > removes
            END,
            CASE WHEN over_time = 'last' THEN (\(last)) END, NULL
        FROM (
            SELECT college_id, country, element, category, level_period, first_period, last_period, over_time,
                count(*) FILTER (WHERE before IS NULL) AS creates, count(*) FILTER (WHERE value IS NULL) AS removes
            FROM incoming
            JOIN collection.period_level USING (period)
            WHERE before IS DISTINCT FROM value AND level_period <> period
                AND (over_time = 'last' OR before IS NULL OR value IS NULL)
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

    private var last: SQL { "SELECT value.value \(stretch) ORDER BY value.period DESC LIMIT 1" }

    /// After the values are written: the last values as they stand now. A statement of its own, for the one that moves the
    /// sums no longer sees the values as this member does.
    var after: SQL {
        "UPDATE movement AS touched SET later = (\(last)) WHERE over_time = 'last'"
    }

    /// Last: adds the differences in the order of the sums' keys, so that batches meeting in one
    /// country wait, never deadlock.
    var move: SQL {
        """
        WITH own AS MATERIALIZED (
            SELECT country, element, category, period, over_time,
                count(value) - count(before) AS colleges, sum(coalesce(value, 0) - coalesce(before, 0)) AS sum
            FROM incoming
            WHERE before IS DISTINCT FROM value
            GROUP BY country, element, category, period, over_time
        ), part AS (
            SELECT country, element, category, period, colleges, sum FROM own
            UNION ALL
            SELECT country, element, category, level_period, 0, sum(sum)
            FROM own
            JOIN collection.period_level USING (period)
            WHERE over_time = 'sum' AND level_period <> period
            GROUP BY country, element, category, level_period
            UNION ALL
            SELECT country, element, category, level_period,
                sum(CASE WHEN keeps THEN 0 ELSE (creates > 0)::integer - (removes > 0)::integer END), 0
            FROM movement
            WHERE over_time = 'sum'
            GROUP BY country, element, category, level_period
            UNION ALL
            SELECT country, element, category, level_period,
                (later IS NOT NULL)::integer - (earlier IS NOT NULL)::integer, coalesce(later, 0) - coalesce(earlier, 0)
            FROM movement
            WHERE over_time = 'last'
        )
        INSERT INTO collection.rollup AS rollup (programme_id, country, element, category, period, colleges, sum)
        SELECT \(scope.member.programme), country, element, category, period, sum(colleges)::integer, sum(sum)
        FROM part
        GROUP BY country, element, category, period
        HAVING sum(colleges) <> 0 OR sum(sum) <> 0
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
            AND rollup.element = incoming.element AND rollup.category = incoming.category
            AND rollup.period = period_level.level_period AND rollup.colleges = 0 AND incoming.value IS NULL
        """
    }
}
