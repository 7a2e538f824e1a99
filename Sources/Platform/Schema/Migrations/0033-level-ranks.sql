-- The levels numbered in the order of their texts, so that imports group and sort by one number instead of by texts: a level
-- that quarters add up to is another than the same one of months.
SET ROLE banmo_owner;

ALTER TABLE collection.period_level ADD COLUMN level_rank integer;
UPDATE collection.period_level SET level_rank = ranked.level_rank
FROM (
    SELECT period, level_period, dense_rank() OVER (ORDER BY level_period, first_period) AS level_rank
    FROM collection.period_level
) AS ranked
WHERE ranked.period = period_level.period AND ranked.level_period = period_level.level_period;
ALTER TABLE collection.period_level ALTER COLUMN level_rank SET NOT NULL;
CREATE UNIQUE INDEX period_level_rank ON collection.period_level (level_rank) WHERE period = first_period;

-- A period's own rank, NULL where nothing is reported for such periods, and those of the wider levels that it lies in.
ALTER TABLE collection.period
    ADD COLUMN rank integer,
    ADD COLUMN quarter_rank integer,
    ADD COLUMN half_rank integer,
    ADD COLUMN year_rank integer,
    ADD COLUMN academic_rank integer;
UPDATE collection.period
SET rank = ranked.rank, quarter_rank = ranked.quarter_rank, half_rank = ranked.half_rank, year_rank = ranked.year_rank,
    academic_rank = ranked.academic_rank
FROM (
    SELECT period_level.period,
        max(level_rank) FILTER (WHERE level_period = period_level.period) AS rank,
        max(level_rank) FILTER (WHERE level_period <> period_level.period AND type = 'quarterly') AS quarter_rank,
        max(level_rank) FILTER (WHERE level_period <> period_level.period AND type = 'six-monthly') AS half_rank,
        max(level_rank) FILTER (WHERE level_period <> period_level.period AND type = 'yearly') AS year_rank,
        max(level_rank) FILTER (WHERE level_period <> period_level.period AND type = 'academic') AS academic_rank
    FROM collection.period_level
    JOIN collection.period AS level ON level.period = level_period
    GROUP BY period_level.period
) AS ranked
WHERE ranked.period = period.period;
RESET ROLE;
