-- Each college's sums at the calendar levels wider than its values' own periods, kept like the countries', so that a page
-- of many colleges is made of key look-ups, however many years they have reported.
SET ROLE banmo_owner;

CREATE TABLE collection.college_rollup (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    period text COLLATE "C" NOT NULL,
    element text COLLATE "C" NOT NULL,
    category text COLLATE "C" NOT NULL,
    programme_id uuid NOT NULL,
    -- How many values it is made of, and what they come to: flows added up, of a stock the last.
    reported integer NOT NULL,
    sum numeric NOT NULL,
    -- The period of a stock's last value; NULL for a flow.
    last_period text COLLATE "C",
    CONSTRAINT college_rollup_pkey PRIMARY KEY (tenant_id, college_id, period, element, category)
);
SELECT schema.wall('collection.college_rollup', 'own rows read', 'headquarters reads', 'granted reads');
-- Only the step that keeps them writes them, and says so by acting as `rollup`.
CREATE POLICY keeping ON collection.college_rollup
    USING (
        programme_id = (SELECT current_setting('app.programme')::uuid)
        AND (SELECT current_setting('app.role') = 'rollup')
    );
GRANT SELECT, INSERT, DELETE ON collection.college_rollup TO banmo_service;
GRANT UPDATE (reported, sum, last_period) ON collection.college_rollup TO banmo_service;

INSERT INTO collection.college_rollup (tenant_id, college_id, period, element, category, programme_id, reported, sum,
    last_period)
SELECT value.tenant_id, value.college_id, period_level.level_period, value.element, value.category, value.programme_id,
    count(*),
    CASE element.over_time WHEN 'sum' THEN sum(value.value)
        ELSE (array_agg(value.value ORDER BY value.period DESC))[1] END,
    CASE element.over_time WHEN 'last' THEN max(value.period) END
FROM collection.value
JOIN collection.element ON element.programme_id = value.programme_id AND element.code = value.element
JOIN collection.period_level ON period_level.period = value.period AND period_level.level_period <> value.period
GROUP BY value.tenant_id, value.college_id, period_level.level_period, value.element, value.category,
    value.programme_id, element.over_time;

-- What a college reported for one period stands together, as pages and reports ask for it.
ALTER TABLE collection.value DROP CONSTRAINT value_pkey;
ALTER TABLE collection.value
    ADD CONSTRAINT value_pkey PRIMARY KEY (tenant_id, college_id, period, element, category);

-- When a college's values were last changed.
ALTER TABLE collection.ledger ADD COLUMN changed_at timestamptz;
GRANT UPDATE (changed_at) ON collection.ledger TO banmo_service;
UPDATE collection.ledger SET changed_at = newest.at
FROM (SELECT tenant_id, college_id, max(at) AS at FROM collection.value GROUP BY tenant_id, college_id) AS newest
WHERE ledger.tenant_id = newest.tenant_id AND ledger.college_id = newest.college_id;

-- Reports as their readers ask for them: a tenant's by state, a college's and a programme's by the day they are due; the
-- last with what the wall looks at, so that counting them needs the index alone.
CREATE INDEX report_tenant_state ON collection.report (tenant_id, state, due_on);
CREATE INDEX report_college ON collection.report (college_id, due_on);
CREATE INDEX report_due ON collection.report (programme_id, due_on) INCLUDE (tenant_id, college_id);
-- Who had a hand in a report.
CREATE INDEX batch_report ON collection.batch (tenant_id, report_id) WHERE report_id IS NOT NULL;
RESET ROLE;
