-- Rules that a programme's values must keep to, and what each check by them found.
SET ROLE banmo_owner;

-- A comparison of two expressions of DHIS2's language.
CREATE TABLE indicators.validation_rule (
    programme_id uuid NOT NULL,
    code text COLLATE "C" NOT NULL,
    position integer NOT NULL,
    name jsonb NOT NULL,
    left_side text NOT NULL,
    operator text NOT NULL,
    right_side text NOT NULL,
    -- What becomes of each side where values are missing.
    left_missing text NOT NULL DEFAULT 'SKIP_IF_ALL_VALUES_MISSING',
    right_missing text NOT NULL DEFAULT 'SKIP_IF_ALL_VALUES_MISSING',
    importance text NOT NULL,
    -- NULL for the longest by which its elements are reported.
    period_type text,
    -- What to do where it is broken.
    instruction jsonb NOT NULL,
    CONSTRAINT validation_rule_pkey PRIMARY KEY (programme_id, code),
    CONSTRAINT validation_rule_operator_check
        CHECK (operator IN ('==', '!=', '<', '<=', '>', '>=', 'compulsory_pair', 'exclusive_pair')),
    CONSTRAINT validation_rule_importance_check CHECK (importance IN ('high', 'medium', 'low'))
);
SELECT schema.wall('indicators.validation_rule', 'programme reads', 'administrators set');
GRANT SELECT, INSERT, UPDATE ON indicators.validation_rule TO banmo_service;

-- What a rule found when a report was handed in, each time its sides came to something else, with the rule's words as they
-- were then.
CREATE TABLE collection.rule_check (
    tenant_id uuid NOT NULL,
    report_id uuid NOT NULL,
    rule text COLLATE "C" NOT NULL,
    -- Within the report and the rule, from 1.
    number integer NOT NULL,
    programme_id uuid NOT NULL,
    college_id uuid NOT NULL,
    name jsonb NOT NULL,
    operator text NOT NULL,
    importance text NOT NULL,
    -- What was compared; the report's or a longer one.
    period text COLLATE "C" NOT NULL,
    left_value numeric,
    right_value numeric,
    is_broken boolean NOT NULL,
    at timestamptz NOT NULL,
    -- In which the platform counts it, the college's.
    month text COLLATE "C" NOT NULL,
    CONSTRAINT rule_check_pkey PRIMARY KEY (tenant_id, report_id, rule, number),
    CONSTRAINT rule_check_college_fkey FOREIGN KEY (tenant_id, college_id, programme_id)
        REFERENCES lifecycle.college (tenant_id, college_id, programme_id),
    CONSTRAINT rule_check_report_fkey FOREIGN KEY (tenant_id, report_id)
        REFERENCES collection.report (tenant_id, report_id)
);
CREATE INDEX rule_check_month ON collection.rule_check (tenant_id, college_id, month);
SELECT schema.wall('collection.rule_check', 'own rows read', 'headquarters reads', 'granted reads');
-- Only the step that hands a report in writes them, and says so by acting as `check`.
CREATE POLICY keeping ON collection.rule_check
    USING (
        programme_id = (SELECT current_setting('app.programme')::uuid) AND (SELECT current_setting('app.role') = 'check')
    );
GRANT SELECT, INSERT ON collection.rule_check TO banmo_service;
RESET ROLE;
