-- The data dictionary, reports, values with their history, and the rollups that every figure is read from.
SET ROLE banmo_owner;

-- Which calendar levels (month, quarter, half-year, year, academic year) wholly contain a period; a code list.
-- Codes are compared byte by byte, so that periods of one type sort as time runs and indexes are quick everywhere.
CREATE TABLE collection.period (
    period text COLLATE "C" NOT NULL CONSTRAINT period_pkey PRIMARY KEY,
    type text NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL
);
CREATE TABLE collection.period_level (
    period text COLLATE "C" NOT NULL,
    level_period text COLLATE "C" NOT NULL,
    -- The first and last period of the same type in the level, so that a college's values in it are one stretch of an
    -- index.
    first_period text COLLATE "C" NOT NULL,
    last_period text COLLATE "C" NOT NULL,
    CONSTRAINT period_level_pkey PRIMARY KEY (period, level_period)
);
CREATE INDEX period_level_level ON collection.period_level (level_period, period);
INSERT INTO collection.period
SELECT to_char(day, 'YYYYMM'), 'monthly', day, (day + interval '1 month - 1 day')::date
FROM generate_series(date '2015-01-01', date '2049-12-01', '1 month') AS day
UNION ALL
SELECT to_char(day, 'YYYY"Q"Q'), 'quarterly', day, (day + interval '3 months - 1 day')::date
FROM generate_series(date '2015-01-01', date '2049-10-01', '3 months') AS day
UNION ALL
SELECT to_char(day, 'YYYY"S"') || CASE extract(month FROM day) WHEN 1 THEN 1 ELSE 2 END, 'six-monthly', day,
    (day + interval '6 months - 1 day')::date
FROM generate_series(date '2015-01-01', date '2049-07-01', '6 months') AS day
UNION ALL
SELECT to_char(day, 'YYYY'), 'yearly', day, (day + interval '1 year - 1 day')::date
FROM generate_series(date '2015-01-01', date '2049-01-01', '1 year') AS day
UNION ALL
SELECT to_char(day, 'YYYY"Sep"'), 'academic', day, (day + interval '1 year - 1 day')::date
FROM generate_series(date '2015-09-01', date '2048-09-01', '1 year') AS day;
-- A quarter crosses the academic year's border once a year, so only months add up to academic years.
INSERT INTO collection.period_level
SELECT inner_period.period, outer_period.period, min(inner_period.period) OVER level,
    max(inner_period.period) OVER level
FROM collection.period AS inner_period
JOIN collection.period AS outer_period
    ON inner_period.starts_on >= outer_period.starts_on AND inner_period.ends_on <= outer_period.ends_on
WHERE inner_period.type IN ('monthly', 'quarterly', 'yearly')
    AND (outer_period.type <> 'academic' OR inner_period.type = 'monthly')
WINDOW level AS (PARTITION BY outer_period.period, inner_period.type);
GRANT SELECT ON collection.period, collection.period_level TO banmo_service;

CREATE TABLE collection.element (
    programme_id uuid NOT NULL,
    code text COLLATE "C" NOT NULL,
    -- Eleven characters, as DHIS2 identifies it.
    uid text NOT NULL,
    position integer NOT NULL,
    name jsonb NOT NULL,
    domain text NOT NULL
        CONSTRAINT element_domain_check CHECK (domain IN ('overall', 'teaching', 'resource', 'system')),
    value_type text NOT NULL
        CONSTRAINT element_value_type_check CHECK (value_type IN ('integer', 'number', 'money')),
    unit text NOT NULL,
    over_colleges text NOT NULL CONSTRAINT element_over_colleges_check CHECK (over_colleges = 'sum'),
    over_time text NOT NULL CONSTRAINT element_over_time_check CHECK (over_time IN ('sum', 'last')),
    frequency text NOT NULL
        CONSTRAINT element_frequency_check CHECK (frequency IN ('monthly', 'quarterly', 'yearly')),
    source text NOT NULL
        CONSTRAINT element_source_check CHECK (source IN ('college', 'partner', 'headquarters', 'event', 'system')),
    reference text NOT NULL,
    data_set text COLLATE "C",
    CONSTRAINT element_pkey PRIMARY KEY (programme_id, code),
    CONSTRAINT element_uid_key UNIQUE (programme_id, uid)
);
CREATE TABLE collection.data_set (
    programme_id uuid NOT NULL,
    code text COLLATE "C" NOT NULL,
    position integer NOT NULL,
    name jsonb NOT NULL,
    frequency text NOT NULL
        CONSTRAINT data_set_frequency_check CHECK (frequency IN ('monthly', 'quarterly', 'yearly')),
    source text NOT NULL
        CONSTRAINT data_set_source_check CHECK (source IN ('college', 'partner', 'headquarters')),
    -- Days from the period's end to the day the report is due.
    due_days integer NOT NULL,
    CONSTRAINT data_set_pkey PRIMARY KEY (programme_id, code)
);

CREATE TABLE collection.report (
    tenant_id uuid NOT NULL,
    report_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    college_id uuid NOT NULL,
    data_set text COLLATE "C" NOT NULL,
    period text COLLATE "C" NOT NULL,
    due_on date NOT NULL,
    state text NOT NULL DEFAULT 'open'
        CONSTRAINT report_state_check CHECK (state IN ('open', 'prepared', 'submitted', 'approved', 'returned')),
    prepared_by uuid,
    prepared_by_name text,
    prepared_at timestamptz,
    submitted_by uuid,
    submitted_by_name text,
    submitted_at timestamptz,
    decided_by uuid,
    decided_by_name text,
    decided_at timestamptz,
    -- The reviewer's words when it came back.
    reason text,
    version integer NOT NULL DEFAULT 0,
    CONSTRAINT report_pkey PRIMARY KEY (tenant_id, report_id),
    CONSTRAINT report_key UNIQUE (tenant_id, college_id, data_set, period),
    CONSTRAINT report_college_fkey FOREIGN KEY (tenant_id, college_id)
        REFERENCES lifecycle.college (tenant_id, college_id)
);
CREATE INDEX report_state ON collection.report (programme_id, state, due_on);

-- Who wrote values, when, why and from where: one row for a file, a form or a run of the platform's own counting.
CREATE TABLE collection.batch (
    tenant_id uuid NOT NULL,
    batch_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    college_id uuid,
    report_id uuid,
    member_id uuid NOT NULL,
    member_name text NOT NULL,
    member_role text NOT NULL,
    at timestamptz NOT NULL,
    reason text NOT NULL,
    origin text NOT NULL
        CONSTRAINT batch_origin_check CHECK (origin IN ('file', 'form', 'system', 'demonstration', 'import')),
    file_name text,
    created integer NOT NULL DEFAULT 0,
    updated integer NOT NULL DEFAULT 0,
    unchanged integer NOT NULL DEFAULT 0,
    removed integer NOT NULL DEFAULT 0,
    -- Faults of a file that was refused, in no language: kind, place, value, what was expected.
    faults jsonb NOT NULL DEFAULT '[]',
    -- How many faults there were, of which the first thousand are kept.
    fault_count integer NOT NULL DEFAULT 0,
    -- Rows that had a value.
    rows integer NOT NULL DEFAULT 0,
    CONSTRAINT batch_pkey PRIMARY KEY (tenant_id, batch_id)
);

-- What stands now, and which write made it: the number of the college's write, its batch and the row of its file.
CREATE TABLE collection.value (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    element text COLLATE "C" NOT NULL,
    category text COLLATE "C" NOT NULL DEFAULT '',
    period text COLLATE "C" NOT NULL,
    programme_id uuid NOT NULL,
    value numeric NOT NULL,
    at timestamptz NOT NULL,
    number bigint NOT NULL,
    batch_id uuid NOT NULL,
    row integer,
    CONSTRAINT value_pkey PRIMARY KEY (tenant_id, college_id, element, category, period)
);
-- What stood before: each value that was replaced or taken back, as it was made and as it ended. Append-only.
CREATE TABLE collection.past_value (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    element text COLLATE "C" NOT NULL,
    category text COLLATE "C" NOT NULL DEFAULT '',
    period text COLLATE "C" NOT NULL,
    programme_id uuid NOT NULL,
    value numeric NOT NULL,
    at timestamptz NOT NULL,
    number bigint NOT NULL,
    batch_id uuid NOT NULL,
    row integer,
    ended_at timestamptz NOT NULL,
    ended_number bigint NOT NULL,
    ended_batch_id uuid NOT NULL,
    CONSTRAINT past_value_pkey PRIMARY KEY (tenant_id, college_id, element, category, period, number)
);
-- One row a college, locked by whoever writes its values or moves its reports, so that two of them never cross; its
-- number orders the college's history, whatever the clocks say.
CREATE TABLE collection.ledger (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    writes bigint NOT NULL DEFAULT 0,
    CONSTRAINT ledger_pkey PRIMARY KEY (tenant_id, college_id)
);

-- Sums over a country's colleges, kept by delta in the transaction that changes a value.
CREATE TABLE collection.rollup (
    programme_id uuid NOT NULL,
    country text COLLATE "C" NOT NULL,
    element text COLLATE "C" NOT NULL,
    category text COLLATE "C" NOT NULL DEFAULT '',
    period text COLLATE "C" NOT NULL,
    -- How many colleges have a value in the period, and their sum: flows added up, stocks each college's last.
    colleges integer NOT NULL,
    sum numeric NOT NULL,
    CONSTRAINT rollup_pkey PRIMARY KEY (programme_id, country, period, element, category)
);

DO $$
DECLARE
    name text;
    headquarters constant text := $q$programme_id = current_setting('app.programme')::uuid
        AND current_setting('app.role') IN ('reviewer', 'hq-admin', 'leader')$q$;
    granted constant text := $q$college_id = ANY (current_setting('app.colleges')::uuid[])$q$;
BEGIN
    FOREACH name IN ARRAY ARRAY['report', 'batch', 'value', 'past_value', 'ledger'] LOOP
        EXECUTE format('ALTER TABLE collection.%I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format($q$CREATE POLICY own_organisation ON collection.%I
            USING (tenant_id = current_setting('app.tenant')::uuid)$q$, name);
        EXECUTE format('CREATE POLICY headquarters ON collection.%I USING (%s)', name, headquarters);
        EXECUTE format($q$CREATE POLICY leaders_insert_nothing ON collection.%I AS RESTRICTIVE FOR INSERT
            WITH CHECK (current_setting('app.role') <> 'leader')$q$, name);
        EXECUTE format($q$CREATE POLICY leaders_update_nothing ON collection.%I AS RESTRICTIVE FOR UPDATE
            USING (current_setting('app.role') <> 'leader')$q$, name);
        EXECUTE format($q$CREATE POLICY leaders_delete_nothing ON collection.%I AS RESTRICTIVE FOR DELETE
            USING (current_setting('app.role') <> 'leader')$q$, name);
        EXECUTE format('CREATE POLICY granted_read ON collection.%I FOR SELECT USING (%s)', name, granted);
        EXECUTE format($q$CREATE POLICY granted_insert ON collection.%I FOR INSERT
            WITH CHECK (current_setting('app.role') = 'partner' AND %s)$q$, name, granted);
        EXECUTE format($q$CREATE POLICY granted_update ON collection.%I FOR UPDATE
            USING (current_setting('app.role') = 'partner' AND %s)$q$, name, granted);
    END LOOP;
    EXECUTE format($q$CREATE POLICY granted_delete ON collection.value FOR DELETE
        USING (current_setting('app.role') = 'partner' AND %s)$q$, granted);
    FOREACH name IN ARRAY ARRAY['element', 'data_set'] LOOP
        EXECUTE format('ALTER TABLE collection.%I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format($q$CREATE POLICY own_programme ON collection.%I
            FOR SELECT USING (programme_id = current_setting('app.programme')::uuid)$q$, name);
        EXECUTE format($q$CREATE POLICY programme_settings ON collection.%I
            USING (programme_id = current_setting('app.programme')::uuid
                AND current_setting('app.role') = 'hq-admin')$q$, name);
    END LOOP;
END
$$;
-- A country's sums would tell one college what another reported: headquarters reads them, and the step that keeps them
-- says so by setting app.role to 'rollup' for that one statement.
ALTER TABLE collection.rollup ENABLE ROW LEVEL SECURITY;
CREATE POLICY headquarters ON collection.rollup FOR SELECT
    USING (
        programme_id = current_setting('app.programme')::uuid
        AND current_setting('app.role') IN ('reviewer', 'hq-admin', 'leader')
    );
CREATE POLICY keeping ON collection.rollup
    USING (programme_id = current_setting('app.programme')::uuid AND current_setting('app.role') = 'rollup');

GRANT SELECT, INSERT, UPDATE ON collection.element, collection.data_set, collection.report, collection.batch,
    collection.ledger TO banmo_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON collection.value, collection.rollup TO banmo_service;
GRANT SELECT, INSERT ON collection.past_value TO banmo_service;
RESET ROLE;
