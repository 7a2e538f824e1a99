-- A finding's whole course: where it came from, its plan with cause, actions and the effect that was agreed, the record of
-- its steps, what was granted of its due day, and what its indicator showed afterwards.
SET ROLE banmo_owner;

ALTER TABLE closed_loop.finding
    ADD COLUMN origin text NOT NULL DEFAULT 'inspection',
    -- The warning that it was made of; warnings may be kept elsewhere.
    ADD COLUMN warning integer,
    -- As they were called then; NULL for those of before.
    ADD COLUMN opened_by_name text,
    -- The indicator that it is about; NULL where none shows it.
    ADD COLUMN indicator text,
    -- Who has to put it right: of the college's own side; NULL for the lead college as a whole.
    ADD COLUMN owner_organisation_id uuid,
    ADD COLUMN owner_id uuid,
    -- As they were called then.
    ADD COLUMN owner_name text,
    -- What counts, however often the due day was extended.
    ADD COLUMN first_due timestamptz,
    ADD COLUMN state text NOT NULL DEFAULT 'open',
    -- The number of its last step.
    ADD COLUMN version integer NOT NULL DEFAULT 0,
    -- Since when it is in its state; NULL while it was only opened.
    ADD COLUMN since timestamptz,
    ADD COLUMN outcome text,
    ADD COLUMN outcome_value numeric,
    -- Why there was no figure.
    ADD COLUMN outcome_reason text,
    ADD COLUMN closed timestamptz,
    -- The number of the finding that turned out ineffective and that this one follows up.
    ADD COLUMN follows integer;
-- What was verified before it could be watched is closed; what is still open begins its course.
UPDATE closed_loop.finding
SET first_due = due, origin = CASE severity WHEN 'condition' THEN 'panel' ELSE 'inspection' END,
    state = CASE WHEN verified IS NULL THEN 'open' ELSE 'closed' END, since = verified, closed = verified;
ALTER TABLE closed_loop.finding
    ADD CONSTRAINT finding_origin_check
        CHECK (origin IN ('warning', 'inspection', 'panel', 'class-visit', 'complaint', 'follow-up')),
    ADD CONSTRAINT finding_state_check CHECK (state IN ('open', 'plan-submitted', 'plan-accepted', 'evidence-submitted',
        'verified', 'observed', 'closed')),
    ADD CONSTRAINT finding_outcome_check CHECK (outcome IN ('effective', 'ineffective', 'not-measurable')),
    ADD CONSTRAINT finding_closed_check CHECK (closed IS NULL OR state = 'closed');
-- The steps that are its owner's move it too, as the rulebook's own statement says, but nobody of them verifies it.
CREATE POLICY own_course ON closed_loop.finding FOR UPDATE
    USING (tenant_id = (SELECT current_setting('app.tenant')::uuid)
        AND programme_id = (SELECT current_setting('app.programme')::uuid)
        AND (SELECT current_setting('app.role') = 'finding') AND verified IS NULL)
    WITH CHECK (tenant_id = (SELECT current_setting('app.tenant')::uuid)
        AND programme_id = (SELECT current_setting('app.programme')::uuid) AND verified IS NULL AND closed IS NULL);
GRANT UPDATE (indicator, first_due, state, version, since, outcome, outcome_value, outcome_reason, closed)
    ON closed_loop.finding TO banmo_service;
CREATE INDEX finding_state_idx ON closed_loop.finding (programme_id, state);

-- What its owner intends to do about a finding.
CREATE TABLE closed_loop.plan (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    finding integer NOT NULL,
    programme_id uuid NOT NULL,
    cause text NOT NULL,
    -- How the cause was found; NULL while nobody has said so.
    method text,
    -- In words, where it is another one.
    method_words text NOT NULL DEFAULT '',
    -- The indicator is the finding's; these go together.
    criterion_from numeric,
    criterion_to numeric,
    criterion_period text,
    -- Everybody who ever wrote it.
    prepared_by uuid[] NOT NULL,
    CONSTRAINT plan_pkey PRIMARY KEY (tenant_id, college_id, finding),
    CONSTRAINT plan_college_fkey FOREIGN KEY (tenant_id, college_id, programme_id)
        REFERENCES lifecycle.college (tenant_id, college_id, programme_id),
    CONSTRAINT plan_method_check CHECK (method IN ('five-whys', 'fishbone', 'other')),
    CONSTRAINT plan_criterion_check CHECK (num_nonnulls(criterion_from, criterion_to, criterion_period) IN (0, 3))
);
SELECT schema.wall('closed_loop.plan', 'own rows', 'headquarters', 'granted reads');
GRANT SELECT, INSERT, DELETE, UPDATE (cause, method, method_words, criterion_from, criterion_to, criterion_period,
    prepared_by) ON closed_loop.plan TO banmo_service;

-- One thing that is to be done, by whom, by when, and what will show that it is.
CREATE TABLE closed_loop.action (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    finding integer NOT NULL,
    number integer NOT NULL,
    programme_id uuid NOT NULL,
    text text NOT NULL,
    owner text NOT NULL,
    due date NOT NULL,
    shown_by text NOT NULL,
    state text NOT NULL DEFAULT 'open',
    -- What was done, or why it was dropped.
    words text NOT NULL DEFAULT '',
    settled_on date,
    settled_by text,
    CONSTRAINT action_pkey PRIMARY KEY (tenant_id, college_id, finding, number),
    CONSTRAINT action_college_fkey FOREIGN KEY (tenant_id, college_id, programme_id)
        REFERENCES lifecycle.college (tenant_id, college_id, programme_id),
    CONSTRAINT action_state_check CHECK (state IN ('open', 'done', 'dropped')),
    CONSTRAINT action_dropped_check CHECK (state <> 'dropped' OR words <> '')
);
SELECT schema.wall('closed_loop.action', 'own rows', 'headquarters', 'granted reads');
GRANT SELECT, INSERT, DELETE, UPDATE (text, owner, due, shown_by, state, words, settled_on, settled_by)
    ON closed_loop.action TO banmo_service;

-- Another due day that somebody asked for, and what a reviewer said to it.
CREATE TABLE closed_loop.extension (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    finding integer NOT NULL,
    number integer NOT NULL,
    programme_id uuid NOT NULL,
    due date NOT NULL,
    reason text NOT NULL,
    asked_on date NOT NULL,
    asked_by text NOT NULL,
    -- NULL until somebody has decided.
    granted boolean,
    words text NOT NULL DEFAULT '',
    decided_on date,
    decided_by text,
    CONSTRAINT extension_pkey PRIMARY KEY (tenant_id, college_id, finding, number),
    CONSTRAINT extension_college_fkey FOREIGN KEY (tenant_id, college_id, programme_id)
        REFERENCES lifecycle.college (tenant_id, college_id, programme_id)
);
SELECT schema.wall('closed_loop.extension', 'own rows', 'headquarters', 'granted reads');
CREATE POLICY decided_update ON closed_loop.extension AS RESTRICTIVE FOR UPDATE
    USING ((SELECT current_setting('app.role') IN ('reviewer', 'hq-admin')));
GRANT SELECT, INSERT, DELETE, UPDATE (granted, words, decided_on, decided_by) ON closed_loop.extension TO banmo_service;

-- The record of every finding's steps, for ever: who, when, from, to, on which plan, with what reason.
CREATE TABLE closed_loop.transition (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    finding integer NOT NULL,
    number integer NOT NULL,
    programme_id uuid NOT NULL,
    step text NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    member_id uuid NOT NULL,
    -- As it was then, for the record.
    member_name text NOT NULL,
    role text NOT NULL,
    organisation_id uuid NOT NULL,
    organisation_zh text NOT NULL,
    organisation_en text NOT NULL,
    at timestamptz NOT NULL,
    reason text,
    -- The plan that it was taken on, as it stood.
    plan jsonb NOT NULL,
    CONSTRAINT transition_pkey PRIMARY KEY (tenant_id, college_id, finding, number),
    CONSTRAINT transition_college_fkey FOREIGN KEY (tenant_id, college_id, programme_id)
        REFERENCES lifecycle.college (tenant_id, college_id, programme_id)
);
SELECT schema.wall('closed_loop.transition', 'own rows', 'headquarters', 'granted reads');
-- Nobody writes a judgement but headquarters.
CREATE POLICY judged_insert ON closed_loop.transition AS RESTRICTIVE FOR INSERT
    WITH CHECK (step IN ('submit-plan', 'withdraw-plan', 'revise-plan', 'submit-evidence', 'withdraw-evidence')
        OR (SELECT current_setting('app.role') IN ('reviewer', 'hq-admin')));
GRANT SELECT, INSERT ON closed_loop.transition TO banmo_service;

-- Whoever decides confirms with their password that it is they, and the record says what they confirmed it to mean.
ALTER TABLE tenancy.session ADD COLUMN confirmed_at timestamptz;
GRANT UPDATE (confirmed_at) ON tenancy.session TO banmo_service;
-- How it was confirmed, and the words in both languages as they were shown; NULL where nothing was decided, and in steps of
-- before.
ALTER TABLE lifecycle.transition
    ADD COLUMN confirmed text,
    ADD COLUMN meaning jsonb,
    ADD CONSTRAINT transition_confirmed_check CHECK (confirmed IN ('password', 'token', 'command')),
    ADD CONSTRAINT transition_meaning_check CHECK ((confirmed IS NULL) = (meaning IS NULL));
ALTER TABLE closed_loop.transition
    ADD COLUMN confirmed text,
    ADD COLUMN meaning jsonb,
    ADD CONSTRAINT transition_confirmed_check CHECK (confirmed IN ('password', 'token', 'command')),
    ADD CONSTRAINT transition_meaning_check CHECK ((confirmed IS NULL) = (meaning IS NULL));
RESET ROLE;
