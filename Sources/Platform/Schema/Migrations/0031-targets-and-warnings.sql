-- Targets, agreed and with their history; rules that warn where something runs away from them, and the warnings.
SET ROLE banmo_owner;

-- What the figures of the whole programme or of a country are judged by. A version isn't changed: it ends on the day on
-- which another takes its place, and a past period's figure is judged by the one in force on its last day.
CREATE TABLE indicators.target (
    programme_id uuid NOT NULL,
    target_id uuid NOT NULL,
    -- Empty for the whole programme.
    country text COLLATE "C" NOT NULL DEFAULT '',
    indicator text COLLATE "C" NOT NULL,
    period text COLLATE "C" NOT NULL,
    value numeric NOT NULL,
    -- The first day on which it is in force, and the first on which it no longer is, both headquarters'.
    since date NOT NULL,
    until date,
    set_at timestamptz NOT NULL,
    set_by uuid NOT NULL,
    reason text NOT NULL DEFAULT '',
    CONSTRAINT target_pkey PRIMARY KEY (programme_id, target_id),
    CONSTRAINT target_until_check CHECK (until >= since)
);
CREATE UNIQUE INDEX target_current ON indicators.target (programme_id, period, indicator, country) WHERE until IS NULL;
CREATE INDEX target_period ON indicators.target (programme_id, period);
SELECT schema.wall('indicators.target', 'programme reads', 'administrators set');
GRANT SELECT, INSERT, UPDATE (until) ON indicators.target TO banmo_service;

-- The same of one college, which nobody else's tenant sees.
CREATE TABLE indicators.college_target (
    tenant_id uuid NOT NULL,
    target_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    college_id uuid NOT NULL,
    indicator text COLLATE "C" NOT NULL,
    period text COLLATE "C" NOT NULL,
    value numeric NOT NULL,
    since date NOT NULL,
    until date,
    set_at timestamptz NOT NULL,
    set_by uuid NOT NULL,
    reason text NOT NULL DEFAULT '',
    CONSTRAINT college_target_pkey PRIMARY KEY (tenant_id, target_id),
    CONSTRAINT college_target_until_check CHECK (until >= since),
    CONSTRAINT college_target_college_fkey FOREIGN KEY (tenant_id, college_id, programme_id)
        REFERENCES lifecycle.college (tenant_id, college_id, programme_id)
);
CREATE UNIQUE INDEX college_target_current ON indicators.college_target (tenant_id, college_id, period, indicator)
    WHERE until IS NULL;
SELECT schema.wall('indicators.college_target', 'own rows read', 'headquarters', 'granted reads');
GRANT SELECT, INSERT, UPDATE (until) ON indicators.college_target TO banmo_service;

-- What a lead college proposes in its construction plan, until headquarters agrees or says why not.
CREATE TABLE indicators.target_proposal (
    tenant_id uuid NOT NULL,
    proposal_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    college_id uuid NOT NULL,
    indicator text COLLATE "C" NOT NULL,
    period text COLLATE "C" NOT NULL,
    value numeric NOT NULL,
    reason text NOT NULL DEFAULT '',
    proposed_at timestamptz NOT NULL,
    proposed_by uuid NOT NULL,
    -- 'proposed', then 'agreed' or 'declined' by headquarters, or 'withdrawn' by whoever proposed it.
    state text NOT NULL DEFAULT 'proposed',
    decided_at timestamptz,
    decided_by uuid,
    answer text NOT NULL DEFAULT '',
    CONSTRAINT target_proposal_pkey PRIMARY KEY (tenant_id, proposal_id),
    CONSTRAINT target_proposal_state_check CHECK (state IN ('proposed', 'agreed', 'declined', 'withdrawn')),
    CONSTRAINT target_proposal_decided_check CHECK ((state = 'proposed') = (decided_at IS NULL)),
    CONSTRAINT target_proposal_college_fkey FOREIGN KEY (tenant_id, college_id, programme_id)
        REFERENCES lifecycle.college (tenant_id, college_id, programme_id)
);
CREATE UNIQUE INDEX target_proposal_open ON indicators.target_proposal (tenant_id, college_id, period, indicator)
    WHERE state = 'proposed';
SELECT schema.wall('indicators.target_proposal', 'own rows', 'headquarters', 'granted reads');
GRANT SELECT, INSERT, UPDATE (state, decided_at, decided_by, answer) ON indicators.target_proposal TO banmo_service;

-- A rule as headquarters set it, each time anew; the highest number of a kind is in force.
CREATE TABLE closed_loop.warning_rule (
    programme_id uuid NOT NULL,
    kind text COLLATE "C" NOT NULL,
    number integer NOT NULL,
    is_on boolean NOT NULL,
    -- In how many days a warning must be answered.
    days integer NOT NULL,
    -- By the limits' names; what isn't there is as the rule has it.
    limits jsonb NOT NULL DEFAULT '{}',
    set_at timestamptz NOT NULL,
    set_by uuid NOT NULL,
    CONSTRAINT warning_rule_pkey PRIMARY KEY (programme_id, kind, number),
    CONSTRAINT warning_rule_days_check CHECK (days BETWEEN 1 AND 365)
);
SELECT schema.wall('closed_loop.warning_rule', 'programme reads', 'administrators set');
GRANT SELECT, INSERT ON closed_loop.warning_rule TO banmo_service;

-- What a rule found at a college, once for each cause.
CREATE TABLE closed_loop.warning (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    -- Within the college, from 1.
    number integer NOT NULL,
    programme_id uuid NOT NULL,
    kind text COLLATE "C" NOT NULL,
    -- What it is about, so that nothing is warned of twice.
    cause text COLLATE "C" NOT NULL,
    -- The indicator's code, the data set's, the milestone's number.
    subject text COLLATE "C" NOT NULL,
    period text COLLATE "C" NOT NULL,
    value numeric,
    target numeric,
    lower numeric,
    upper numeric,
    -- The day of whatever is overdue.
    day date,
    raised timestamptz NOT NULL,
    -- The month in which the platform counts it, the college's.
    month text COLLATE "C" NOT NULL,
    -- By the end of this day it must be answered, the college's.
    due date NOT NULL,
    state text NOT NULL DEFAULT 'open',
    answered_at timestamptz,
    answered_on date,
    answered_by uuid,
    words text NOT NULL DEFAULT '',
    -- The finding that it became.
    finding integer,
    CONSTRAINT warning_pkey PRIMARY KEY (tenant_id, college_id, number),
    CONSTRAINT warning_cause_key UNIQUE (tenant_id, college_id, cause),
    CONSTRAINT warning_state_check CHECK (state IN ('open', 'dismissed', 'accepted', 'finding', 'withdrawn')),
    CONSTRAINT warning_answered_check CHECK (state NOT IN ('dismissed', 'accepted', 'finding') OR answered_at IS NOT NULL),
    CONSTRAINT warning_college_fkey FOREIGN KEY (tenant_id, college_id, programme_id)
        REFERENCES lifecycle.college (tenant_id, college_id, programme_id)
);
CREATE INDEX warning_open ON closed_loop.warning (programme_id, due) WHERE state IN ('open', 'dismissed');
CREATE INDEX warning_month ON closed_loop.warning (tenant_id, college_id, month);
SELECT schema.wall('closed_loop.warning', 'own rows read', 'headquarters reads', 'granted reads');
-- Only the loop's own bookkeeping writes them, and says so by acting as `loop`.
CREATE POLICY keeping ON closed_loop.warning
    USING (
        programme_id = (SELECT current_setting('app.programme')::uuid) AND (SELECT current_setting('app.role') = 'loop')
    );
GRANT SELECT, INSERT, UPDATE (due, value, target, lower, upper, state, answered_at, answered_on, answered_by, words, finding)
    ON closed_loop.warning TO banmo_service;

-- What became of a warning, step by step.
CREATE TABLE closed_loop.warning_step (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    warning integer NOT NULL,
    number integer NOT NULL,
    programme_id uuid NOT NULL,
    step text NOT NULL,
    at timestamptz NOT NULL,
    -- NULL where the platform took it.
    member_id uuid,
    role text NOT NULL DEFAULT '',
    reason text NOT NULL DEFAULT '',
    CONSTRAINT warning_step_pkey PRIMARY KEY (tenant_id, college_id, warning, number),
    CONSTRAINT warning_step_warning_fkey FOREIGN KEY (tenant_id, college_id, warning)
        REFERENCES closed_loop.warning (tenant_id, college_id, number),
    CONSTRAINT warning_step_step_check
        CHECK (step IN ('raise', 'dismiss', 'accept', 'refuse', 'find', 'withdraw', 'raise-again',
            'escalate-approver', 'escalate-administrator', 'escalate-headquarters'))
);
SELECT schema.wall('closed_loop.warning_step', 'own rows read', 'headquarters reads', 'granted reads');
CREATE POLICY keeping ON closed_loop.warning_step
    USING (
        programme_id = (SELECT current_setting('app.programme')::uuid) AND (SELECT current_setting('app.role') = 'loop')
    );
GRANT SELECT, INSERT ON closed_loop.warning_step TO banmo_service;
RESET ROLE;
