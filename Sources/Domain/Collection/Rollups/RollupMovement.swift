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
    /// sums stand there, its ledger locked. A stock's last value in a level is what was written, where it is later than what
    /// was the last, or is written over it.
    var before: SQL {
        """
        INSERT INTO movement
        SELECT touched.key, \(ValueOrder.key("(one.place)", at: "level.level_rank")), sample, one.college_id, one.element,
            one.category, level.level_period, level.first_period, one.over_time, creates, removes, touched.change,
            coalesce(kept.reported, 0), kept.sum,
            CASE WHEN newest.period >= coalesce(kept.last_period, '') THEN newest.period ELSE kept.last_period END,
            CASE WHEN newest.period >= coalesce(kept.last_period, '') THEN newest.value ELSE kept.sum END
        FROM (
            SELECT series + (\(level)::bigint << 34) AS key, max(key) AS sample,
                count(*) FILTER (WHERE before IS NULL) AS creates, count(*) FILTER (WHERE value IS NULL) AS removes,
                sum(change) AS change, max(key) FILTER (WHERE value IS NOT NULL AND over_time = 'last') AS newest
            FROM (
                SELECT \(ValueOrder.series("key")) AS series, incoming.*, quarter_rank, half_rank, year_rank, academic_rank
                FROM incoming
                JOIN collection.period USING (period)
                WHERE before IS DISTINCT FROM value
            ) AS changed
            -- Sorted, a level after the other, this takes half as long as with a row a level.
            GROUP BY GROUPING SETS (
                (series, year_rank, half_rank, quarter_rank), (series, year_rank, half_rank), (series, year_rank),
                (series, academic_rank)
            )
            HAVING \(level) IS NOT NULL
        ) AS touched
        JOIN incoming AS one ON one.key = sample
        JOIN collection.period_level AS level
            ON level.level_rank = \(ValueOrder.level("touched.key")) AND level.period = level.first_period
        LEFT JOIN incoming AS newest ON newest.key = touched.newest AND newest.over_time = 'last'
        -- By its key, row by row: joined, all that is kept of the tenant would be read wherever the tables are not yet analysed.
        LEFT JOIN LATERAL (
            SELECT reported, sum, last_period FROM collection.college_rollup AS kept
            WHERE kept.tenant_id = \(tenant) AND kept.college_id = one.college_id AND kept.period = level.level_period
                AND kept.element = one.element AND kept.category = one.category
            OFFSET 0
        ) AS kept ON true
        ORDER BY 1
        """
    }

    /// The level that a set of `before` is grouped by; NULL where the values are not of a narrower one.
    private var level: SQL {
        """
        CASE WHEN GROUPING(academic_rank) = 0 THEN academic_rank WHEN GROUPING(quarter_rank) = 0 THEN quarter_rank
            WHEN GROUPING(half_rank) = 0 THEN half_rank ELSE year_rank END
        """
    }

    /// Before the values are written: in which levels colleges' divided elements may come to be counted, or no longer, and
    /// of how many values they were the total. A total counts a college once, however many of its categories have a value.
    var presence: SQL {
        """
        INSERT INTO presence
        SELECT place, sample, change, (
            SELECT count(*) FROM collection.value
            WHERE value.tenant_id = \(tenant) AND value.college_id = touched.college_id
                AND value.period = touched.period AND value.element = touched.element
        )
        FROM (
            SELECT \(ValueOrder.total("place")) AS place, max(key) AS sample, college_id, element, period,
                count(*) FILTER (WHERE before IS NULL) - count(*) FILTER (WHERE value IS NULL) AS change
            FROM incoming
            WHERE combination IS NOT NULL AND (before IS NULL) <> (value IS NULL)
            GROUP BY 1, college_id, element, period
        ) AS touched
        UNION ALL
        SELECT place, sample, change, (
            SELECT coalesce(sum(reported), 0) FROM collection.college_rollup AS kept
            WHERE kept.tenant_id = \(tenant) AND kept.college_id = touched.college_id
                AND kept.period = touched.level_period AND kept.element = touched.element
        )
        FROM (
            SELECT \(ValueOrder.total("place")) AS place, max(sample) AS sample, college_id, element, level_period,
                sum(creates - removes) AS change
            FROM movement
            WHERE \(ValueOrder.isDivided("key")) AND creates + removes > 0
            GROUP BY 1, college_id, element, level_period
        ) AS touched
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
        ORDER BY key
        """
    }

    /// Last, by role `rollup`: the sums that they had before, as they are now; each is found by its key, however the tables
    /// have been analysed.
    var keep: SQL {
        """
        INSERT INTO collection.college_rollup (tenant_id, college_id, period, element, category, programme_id, reported, sum,
            last_period)
        SELECT \(tenant), college_id, level_period, element, category, \(scope.member.programme),
            stood + creates - removes, CASE over_time WHEN 'last' THEN later ELSE earlier + change END, last_now
        FROM movement
        WHERE stood > 0 AND stood + creates - removes > 0
        ORDER BY key
        ON CONFLICT (tenant_id, college_id, period, element, category)
            DO UPDATE SET reported = EXCLUDED.reported, sum = EXCLUDED.sum, last_period = EXCLUDED.last_period
        """
    }

    /// Forgets sums of which a college has no value any more.
    var forget: SQL {
        """
        DELETE FROM collection.college_rollup AS kept
        USING movement
        WHERE stood + creates - removes = 0
            AND kept.tenant_id = \(tenant) AND kept.college_id = movement.college_id AND kept.period = movement.level_period
            AND kept.element = movement.element AND kept.category = movement.category
        """
    }

    /// Adds the differences to the countries' sums in the order of their keys, so that batches meeting in one country wait,
    /// never deadlock. A value's own period and the wider levels are of different types, so no key comes from both; and what
    /// has categories has no value without one, so that its total, under the empty category, comes from them alone.
    var move: SQL {
        """
        WITH part AS (
            SELECT place, max(key) AS sample, count(value) - count(before) AS colleges, sum(change) AS sum
            FROM incoming
            WHERE before IS DISTINCT FROM value
            GROUP BY place
            UNION ALL
            SELECT place, max(sample), sum((stood + creates - removes > 0)::integer - (stood > 0)::integer),
                sum(CASE over_time WHEN 'last' THEN coalesce(later, 0) - coalesce(earlier, 0) ELSE change END)
            FROM movement
            GROUP BY place
        ), total AS (
            SELECT \(ValueOrder.total("place")) AS place, sample, 0 AS colleges, sum
            FROM part
            WHERE \(ValueOrder.isDivided("place"))
            UNION ALL
            SELECT place, sample, (stood + change > 0)::integer - (stood > 0)::integer, 0 FROM presence
        ), moved AS (
            SELECT * FROM part
            UNION ALL
            SELECT place, max(sample), sum(colleges), sum(sum) FROM total GROUP BY place
        )
        INSERT INTO collection.rollup AS rollup (programme_id, country, element, category, period, colleges, sum)
        SELECT \(scope.member.programme), one.country, one.element,
            CASE WHEN \(ValueOrder.isDivided("moved.place")) THEN one.category ELSE '' END, level.level_period,
            colleges, sum
        FROM moved
        JOIN incoming AS one ON one.key = sample
        JOIN collection.period_level AS level
            ON level.level_rank = \(ValueOrder.level("moved.place")) AND level.period = level.first_period
        WHERE colleges <> 0 OR sum <> 0
        ORDER BY moved.place
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
