import Postgres
import Tenancy

/// Moves the sums of colleges and of their countries by what a batch changes, without adding anything up anew.
///
/// A flow moves each sum by new less old. A college's row knows of how many values it is the sum, so that it is known
/// without a look at the values when a college comes to be counted in a country's level, or no longer is; and which of a
/// stock's values is its last.
struct RollupMovement {
    let scope: Scope
    let tenant: Identifier<Organisation>

    /// Before the values are written: what the batch changes at each college's wider levels, and how the college's own
    /// sums stand there, its ledger locked.
    var before: SQL {
        """
        INSERT INTO movement
        SELECT touched.*, coalesce(kept.reported, 0), kept.sum, kept.last_period, kept.last_period, kept.sum
        FROM (
            SELECT college_id, country, element, category, combination, level_period, first_period, over_time,
                count(*) FILTER (WHERE before IS NULL) AS creates, count(*) FILTER (WHERE value IS NULL) AS removes,
                sum(coalesce(value, 0) - coalesce(before, 0)) AS change,
                max(period) FILTER (WHERE value IS NOT NULL) AS newest
            FROM incoming
            JOIN collection.period_level USING (period)
            WHERE before IS DISTINCT FROM value AND level_period <> period
            GROUP BY college_id, country, element, category, combination, level_period, first_period, over_time
        ) AS touched
        LEFT JOIN collection.college_rollup AS kept
            ON kept.tenant_id = \(tenant) AND kept.college_id = touched.college_id
                AND kept.period = touched.level_period AND kept.element = touched.element
                AND kept.category = touched.category
        """
    }

    /// Before the values are written: in which levels colleges' divided elements may come to be counted, or no longer, and
    /// of how many values they were the total. A total counts a college once, however many of its categories have a value.
    var presence: SQL {
        """
        INSERT INTO presence
        SELECT touched.*, (
            SELECT count(*) FROM collection.value
            WHERE value.tenant_id = \(tenant) AND value.college_id = touched.college_id
                AND value.period = touched.period AND value.element = touched.element
        )
        FROM (
            SELECT college_id, country, element, period,
                count(*) FILTER (WHERE before IS NULL) - count(*) FILTER (WHERE value IS NULL) AS change
            FROM incoming
            WHERE combination IS NOT NULL AND (before IS NULL) <> (value IS NULL)
            GROUP BY college_id, country, element, period
        ) AS touched
        UNION ALL
        SELECT touched.*, (
            SELECT coalesce(sum(reported), 0) FROM collection.college_rollup AS kept
            WHERE kept.tenant_id = \(tenant) AND kept.college_id = touched.college_id
                AND kept.period = touched.level_period AND kept.element = touched.element
        )
        FROM (
            SELECT college_id, country, element, level_period, sum(creates - removes) AS change
            FROM movement
            WHERE combination IS NOT NULL AND creates + removes > 0
            GROUP BY college_id, country, element, level_period
        ) AS touched
        """
    }

    /// Each stock's last value in a level, where what was written is later than what was the last, or is written over it.
    var lastWritten: SQL {
        """
        UPDATE movement SET last_now = newest, later = incoming.value
        FROM incoming
        WHERE movement.over_time = 'last' AND newest >= coalesce(last_before, '')
            AND incoming.college_id = movement.college_id AND incoming.element = movement.element
            AND incoming.category = movement.category AND incoming.period = newest
        """
    }

    /// After the values are written: the last of those that are left, where some were taken back.
    var lastLeft: SQL {
        """
        UPDATE movement AS touched SET (last_now, later) = (
            SELECT value.period, value.value
            FROM collection.period_level AS own
            JOIN collection.value
                ON value.tenant_id = \(tenant) AND value.college_id = touched.college_id AND value.period = own.period
                    AND value.element = touched.element AND value.category = touched.category
            WHERE own.level_period = touched.level_period AND own.first_period = touched.first_period
            ORDER BY value.period DESC LIMIT 1
        )
        WHERE over_time = 'last' AND removes > 0
        """
    }

    /// Last, by role `rollup`: the sums that colleges have now and had not before. Their ledgers are locked, so nobody else
    /// writes them.
    var begin: SQL {
        """
        INSERT INTO collection.college_rollup (tenant_id, college_id, period, element, category, programme_id, reported, sum,
            last_period)
        SELECT \(tenant), college_id, level_period, element, category, \(scope.member.programme), creates,
            CASE over_time WHEN 'last' THEN later ELSE change END, last_now
        FROM movement
        WHERE stood = 0
        ORDER BY college_id, level_period, element, category
        """
    }

    /// Last, by role `rollup`: the sums that they had before, as they are now.
    var keep: SQL {
        """
        UPDATE collection.college_rollup AS kept
        SET reported = stood + creates - removes, sum = CASE over_time WHEN 'last' THEN later ELSE earlier + change END,
            last_period = last_now
        FROM movement
        WHERE stood > 0 AND stood + creates - removes > 0 AND \(isKept)
        """
    }

    /// A college's row that one of `movement` is of.
    private var isKept: SQL {
        """
        kept.tenant_id = \(tenant) AND kept.college_id = movement.college_id AND kept.period = movement.level_period
            AND kept.element = movement.element AND kept.category = movement.category
        """
    }

    /// Forgets sums of which a college has no value any more.
    var forget: SQL {
        """
        DELETE FROM collection.college_rollup AS kept
        USING movement
        WHERE stood + creates - removes = 0 AND \(isKept)
        """
    }

    /// Adds the differences to the countries' sums in the order of their keys, so that batches meeting in one country wait,
    /// never deadlock. A value's own period and the wider levels are of different types, so no key comes from both; and what
    /// has categories has no value without one, so that its total, under the empty category, comes from them alone.
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
                sum((stood + creates - removes > 0)::integer - (stood > 0)::integer),
                sum(CASE over_time WHEN 'last' THEN coalesce(later, 0) - coalesce(earlier, 0) ELSE change END)
            FROM movement
            GROUP BY country, element, category, level_period
        ), total AS (
            SELECT country, element, '' AS category, period, 0 AS colleges, sum FROM part WHERE category <> ''
            UNION ALL
            SELECT country, element, '', level_period, (stood + change > 0)::integer - (stood > 0)::integer, 0
            FROM presence
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

    /// Forgets sums that no college of a country has a value in any more.
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
