-- The programme's own rule for applications; who raised a veto; a college's city in both languages.
SET ROLE banmo_owner;

-- A programme without a row goes by the usual rule.
CREATE TABLE lifecycle.rule (
    programme_id uuid NOT NULL,
    minimum_experts smallint NOT NULL,
    -- Of 100: the mean of the experts' totals from which headquarters may approve.
    minimum_mean numeric NOT NULL,
    CONSTRAINT rule_pkey PRIMARY KEY (programme_id),
    CONSTRAINT rule_minimum_experts_check CHECK (minimum_experts BETWEEN 3 AND 15),
    CONSTRAINT rule_minimum_mean_check CHECK (minimum_mean BETWEEN 0 AND 100)
);
ALTER TABLE lifecycle.rule ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_programme ON lifecycle.rule FOR SELECT
    USING (programme_id = current_setting('app.programme')::uuid);
CREATE POLICY programme_settings ON lifecycle.rule
    USING (programme_id = current_setting('app.programme')::uuid AND current_setting('app.role') = 'hq-admin');
GRANT SELECT, INSERT, UPDATE (minimum_experts, minimum_mean) ON lifecycle.rule TO banmo_service;

-- As they were then, for the record: not every reader may see the member.
ALTER TABLE lifecycle.veto
    ADD COLUMN member_name text NOT NULL DEFAULT '',
    ADD COLUMN role text NOT NULL DEFAULT 'expert';
ALTER TABLE lifecycle.veto
    ALTER COLUMN member_name DROP DEFAULT,
    ALTER COLUMN role DROP DEFAULT;

ALTER TABLE lifecycle.college RENAME COLUMN city TO city_en;
ALTER TABLE lifecycle.college ADD COLUMN city_zh text NOT NULL DEFAULT '';
UPDATE lifecycle.college SET city_zh = city_en;
ALTER TABLE lifecycle.college ALTER COLUMN city_zh DROP DEFAULT;
RESET ROLE;
