-- Overseas colleges from the draft of their application to their close, with everything on file about them.
SET ROLE banmo_owner;

CREATE TABLE lifecycle.college (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    partner_id uuid NOT NULL,
    code text NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    -- The names of the two that run it, so that each may read the other's without seeing its rows.
    lead_zh text NOT NULL,
    lead_en text NOT NULL,
    partner_zh text NOT NULL,
    partner_en text NOT NULL,
    -- ISO 3166-1 alpha-2.
    country text NOT NULL,
    city text NOT NULL,
    state text NOT NULL DEFAULT 'draft',
    since timestamptz NOT NULL,
    failures smallint NOT NULL DEFAULT 0,
    reviewed timestamptz,
    version integer NOT NULL DEFAULT 0,
    -- Made up for a demonstration; its page says so.
    illustrative boolean NOT NULL DEFAULT false,
    CONSTRAINT college_pkey PRIMARY KEY (tenant_id, college_id),
    CONSTRAINT college_code_key UNIQUE (tenant_id, programme_id, code),
    CONSTRAINT college_country_check CHECK (country ~ '^[A-Z]{2}$'),
    CONSTRAINT college_failures_check CHECK (failures BETWEEN 0 AND 2),
    CONSTRAINT college_version_check CHECK (version >= 0),
    CONSTRAINT college_state_check CHECK (state IN (
        'draft', 'submitted', 'formal-review', 'expert-review', 'approved', 'returned', 'rejected',
        'preparing', 'implementing', 'mid-term', 'rectifying',
        'acceptance-requested', 'panel-review', 'accepted', 'conditionally-accepted', 'failed',
        'operating', 'suspended', 'closed'))
);
CREATE INDEX college_programme_state_index ON lifecycle.college (programme_id, state, country);

-- Append only. Saving a step: UPDATE college … WHERE tenant_id = $ AND id = $ AND version = number - 1 (0 rows: someone
-- was faster) and INSERT here, in one transaction; the primary key is the second lock.
CREATE TABLE lifecycle.transition (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
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
    -- Kept too, for not every reader may see the organisation itself.
    organisation_zh text NOT NULL,
    organisation_en text NOT NULL,
    at timestamptz NOT NULL,
    reason text,
    -- [{"kind": "application", "version": 2}]
    cites jsonb NOT NULL DEFAULT '[]',
    experts uuid[] NOT NULL DEFAULT '{}',
    total numeric,
    CONSTRAINT transition_pkey PRIMARY KEY (tenant_id, college_id, number),
    CONSTRAINT transition_college_fkey FOREIGN KEY (tenant_id, college_id) REFERENCES lifecycle.college (tenant_id, college_id),
    CONSTRAINT transition_number_check CHECK (number >= 1)
);

-- A version never changes: whoever mends one makes the next. A filing step sets filed_at on what it cites.
CREATE TABLE lifecycle.document (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    kind text NOT NULL,
    version integer NOT NULL,
    programme_id uuid NOT NULL,
    title text NOT NULL,
    body text NOT NULL DEFAULT '',
    -- Everyone who had a hand in this version or in one before it that was not filed.
    prepared_by uuid[] NOT NULL,
    -- Who made this version, as they were called then.
    author text NOT NULL,
    at timestamptz NOT NULL,
    filed_at timestamptz,
    CONSTRAINT document_pkey PRIMARY KEY (tenant_id, college_id, kind, version),
    CONSTRAINT document_college_fkey FOREIGN KEY (tenant_id, college_id) REFERENCES lifecycle.college (tenant_id, college_id),
    CONSTRAINT document_version_check CHECK (version >= 1),
    CONSTRAINT document_prepared_by_check CHECK (cardinality(prepared_by) >= 1),
    CONSTRAINT document_kind_check CHECK (kind IN (
        'application', 'agreement', 'construction-plan', 'progress-report', 'change-request', 'mid-term-report',
        'rectification-report', 'self-assessment', 'quality-report', 'case-report'))
);

-- Which experts headquarters asked; becomes Member.colleges of the expert.
CREATE TABLE lifecycle.assignment (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    expert_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    -- The expert's tenant.
    organisation_id uuid NOT NULL,
    assigned_by uuid NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT assignment_pkey PRIMARY KEY (tenant_id, college_id, expert_id),
    CONSTRAINT assignment_college_fkey FOREIGN KEY (tenant_id, college_id) REFERENCES lifecycle.college (tenant_id, college_id),
    CONSTRAINT assignment_organisation_check CHECK (organisation_id <> tenant_id)
);

CREATE TABLE lifecycle.score (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    kind text NOT NULL,
    version integer NOT NULL,
    expert_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    -- {"GOV": 8.5, …} or {"ALL": 82}
    points jsonb NOT NULL,
    comment text,
    at timestamptz NOT NULL,
    CONSTRAINT score_pkey PRIMARY KEY (tenant_id, college_id, kind, version, expert_id),
    CONSTRAINT score_document_fkey FOREIGN KEY (tenant_id, college_id, kind, version)
        REFERENCES lifecycle.document (tenant_id, college_id, kind, version),
    CONSTRAINT score_organisation_check CHECK (organisation_id <> tenant_id)
);

CREATE TABLE lifecycle.veto (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    version integer NOT NULL,
    ground text NOT NULL,
    kind text NOT NULL DEFAULT 'self-assessment',
    programme_id uuid NOT NULL,
    raised_by uuid NOT NULL,
    reason text NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT veto_pkey PRIMARY KEY (tenant_id, college_id, version, ground),
    CONSTRAINT veto_document_fkey FOREIGN KEY (tenant_id, college_id, kind, version)
        REFERENCES lifecycle.document (tenant_id, college_id, kind, version),
    CONSTRAINT veto_kind_check CHECK (kind = 'self-assessment'),
    CONSTRAINT veto_ground_check CHECK (ground IN ('safety-incident', 'falsified-data', 'misused-funds'))
);

CREATE TABLE lifecycle.milestone (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    number integer NOT NULL,
    programme_id uuid NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    due timestamptz NOT NULL,
    done timestamptz,
    CONSTRAINT milestone_pkey PRIMARY KEY (tenant_id, college_id, number),
    CONSTRAINT milestone_college_fkey FOREIGN KEY (tenant_id, college_id) REFERENCES lifecycle.college (tenant_id, college_id)
);

-- What the lifecycle asks of findings: whether one still stands in the way.
CREATE TABLE lifecycle.finding (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    number integer NOT NULL,
    programme_id uuid NOT NULL,
    severity text NOT NULL,
    text text NOT NULL,
    opened timestamptz NOT NULL,
    opened_by uuid NOT NULL,
    due timestamptz,
    verified timestamptz,
    verified_by uuid,
    verified_organisation_id uuid,
    CONSTRAINT finding_pkey PRIMARY KEY (tenant_id, college_id, number),
    CONSTRAINT finding_college_fkey FOREIGN KEY (tenant_id, college_id) REFERENCES lifecycle.college (tenant_id, college_id),
    CONSTRAINT finding_severity_check CHECK (severity IN ('minor', 'blocking', 'condition')),
    CONSTRAINT finding_condition_check CHECK (severity <> 'condition' OR due IS NOT NULL),
    CONSTRAINT finding_verified_check CHECK (
        num_nonnulls(verified, verified_by, verified_organisation_id) IN (0, 3)),
    CONSTRAINT finding_verifier_check CHECK (verified_organisation_id <> tenant_id)
);

DO $$
DECLARE
    name text;
    headquarters constant text := $q$programme_id = current_setting('app.programme')::uuid
        AND current_setting('app.role') IN ('reviewer', 'hq-admin', 'leader')$q$;
    granted constant text := $q$college_id = ANY (current_setting('app.colleges')::uuid[])$q$;
BEGIN
    FOREACH name IN ARRAY ARRAY['college', 'transition', 'document', 'assignment', 'score', 'veto', 'milestone',
        'finding'] LOOP
        EXECUTE format('ALTER TABLE lifecycle.%I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format($q$CREATE POLICY own_organisation ON lifecycle.%I
            USING (tenant_id = current_setting('app.tenant')::uuid)$q$, name);
        EXECUTE format('CREATE POLICY headquarters ON lifecycle.%I USING (%s)', name, headquarters);
        EXECUTE format($q$CREATE POLICY leaders_insert_nothing ON lifecycle.%I AS RESTRICTIVE FOR INSERT
            WITH CHECK (current_setting('app.role') <> 'leader')$q$, name);
        EXECUTE format($q$CREATE POLICY leaders_update_nothing ON lifecycle.%I AS RESTRICTIVE FOR UPDATE
            USING (current_setting('app.role') <> 'leader')$q$, name);
        EXECUTE format($q$CREATE POLICY leaders_delete_nothing ON lifecycle.%I AS RESTRICTIVE FOR DELETE
            USING (current_setting('app.role') <> 'leader')$q$, name);
        EXECUTE format('CREATE POLICY granted ON lifecycle.%I FOR SELECT USING (%s)', name, granted);
    END LOOP;
END
$$;
-- An expert writes scores and vetoes for the colleges assigned to them, and nothing else of another tenant's.
CREATE POLICY granted_score ON lifecycle.score FOR INSERT
    WITH CHECK (current_setting('app.role') = 'expert' AND college_id = ANY (current_setting('app.colleges')::uuid[]));
CREATE POLICY granted_veto ON lifecycle.veto FOR INSERT
    WITH CHECK (current_setting('app.role') = 'expert' AND college_id = ANY (current_setting('app.colleges')::uuid[]));

-- Experts may think again until it is decided.
CREATE POLICY granted_score_again ON lifecycle.score FOR UPDATE
    USING (current_setting('app.role') = 'expert' AND college_id = ANY (current_setting('app.colleges')::uuid[]));

GRANT SELECT, INSERT, UPDATE ON lifecycle.college, lifecycle.document, lifecycle.milestone, lifecycle.finding,
    lifecycle.score TO banmo_service;
GRANT SELECT, INSERT ON lifecycle.transition, lifecycle.veto, lifecycle.assignment TO banmo_service;
RESET ROLE;
