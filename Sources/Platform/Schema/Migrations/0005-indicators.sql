-- What is computed over the rollups: numerator over denominator in DHIS2's expression language.
SET ROLE banmo_owner;
CREATE TABLE indicators.indicator (
    programme_id uuid NOT NULL,
    code text NOT NULL,
    position integer NOT NULL,
    name jsonb NOT NULL,
    leg text NOT NULL
        CONSTRAINT indicator_leg_check CHECK (leg IN ('plan', 'do', 'check', 'act', 'outcome')),
    numerator text NOT NULL,
    denominator text NOT NULL,
    factor numeric NOT NULL,
    better text NOT NULL CONSTRAINT indicator_better_check CHECK (better IN ('higher', 'lower')),
    default_target numeric NOT NULL,
    -- How much it counts in the mean of its leg.
    weight numeric NOT NULL DEFAULT 1 CONSTRAINT indicator_weight_check CHECK (weight > 0),
    reference text NOT NULL,
    CONSTRAINT indicator_pkey PRIMARY KEY (programme_id, code)
);
ALTER TABLE indicators.indicator ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_programme ON indicators.indicator FOR SELECT
    USING (programme_id = current_setting('app.programme')::uuid);
CREATE POLICY programme_settings ON indicators.indicator
    USING (programme_id = current_setting('app.programme')::uuid AND current_setting('app.role') = 'hq-admin');
GRANT SELECT, INSERT, UPDATE ON indicators.indicator TO banmo_service;
RESET ROLE;
