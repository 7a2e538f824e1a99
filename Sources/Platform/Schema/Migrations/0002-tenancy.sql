-- Programmes, organisations, members, sign-in, the audit trail.
--
-- Policies read four settings, which every transaction sets by SET LOCAL: app.tenant, app.programme, app.colleges
-- and app.role. A transaction that has not set them fails, for current_setting() then raises an error.
SET ROLE banmo_owner;

CREATE TABLE tenancy.programme (
    programme_id uuid NOT NULL CONSTRAINT programme_pkey PRIMARY KEY,
    code text NOT NULL CONSTRAINT programme_code_key UNIQUE,
    name jsonb NOT NULL,
    -- Made-up content is marked as such on every page.
    demonstration boolean NOT NULL DEFAULT false
);
ALTER TABLE tenancy.programme ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_programme ON tenancy.programme FOR SELECT
    USING (programme_id = current_setting('app.programme')::uuid);
CREATE POLICY founding ON tenancy.programme FOR INSERT
    WITH CHECK (programme_id = current_setting('app.programme')::uuid AND current_setting('app.role') = 'hq-admin');
CREATE POLICY sign_in ON tenancy.programme FOR SELECT
    USING (current_setting('app.role') = 'sign-in');
GRANT SELECT, INSERT ON tenancy.programme TO banmo_service;

CREATE TABLE tenancy.organisation (
    tenant_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    kind text NOT NULL
        CONSTRAINT organisation_kind_check CHECK (kind IN ('headquarters', 'lead-college', 'partner', 'platform')),
    name_zh text NOT NULL,
    name_en text NOT NULL,
    -- ISO 3166-1 alpha-2.
    country text NOT NULL,
    -- The overseas colleges of other tenants that this organisation may see: a partner's.
    colleges uuid[] NOT NULL DEFAULT '{}',
    -- Made up for a demonstration, not a real institution.
    illustrative boolean NOT NULL DEFAULT false,
    CONSTRAINT organisation_pkey PRIMARY KEY (tenant_id)
);
ALTER TABLE tenancy.organisation ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON tenancy.organisation FOR SELECT
    USING (tenant_id = current_setting('app.tenant')::uuid);
CREATE POLICY headquarters ON tenancy.organisation FOR SELECT
    USING (
        programme_id = current_setting('app.programme')::uuid
        AND current_setting('app.role') IN ('reviewer', 'hq-admin', 'leader')
    );
-- Nobody else: whoever wrote its own row could grant itself any college.
CREATE POLICY founding ON tenancy.organisation
    USING (programme_id = current_setting('app.programme')::uuid AND current_setting('app.role') = 'hq-admin');
CREATE POLICY sign_in ON tenancy.organisation FOR SELECT
    USING (current_setting('app.role') = 'sign-in');
GRANT SELECT, INSERT, UPDATE ON tenancy.organisation TO banmo_service;

CREATE TABLE tenancy.member (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    name text NOT NULL,
    full_name text NOT NULL,
    role text NOT NULL
        CONSTRAINT member_role_check CHECK (role IN ('reporter', 'approver', 'college-admin', 'partner', 'reviewer',
            'expert', 'hq-admin', 'leader', 'operator')),
    -- The colleges assigned to an expert.
    colleges uuid[] NOT NULL DEFAULT '{}',
    active boolean NOT NULL DEFAULT true,
    since timestamptz NOT NULL DEFAULT now(),
    last_sign_in timestamptz,
    CONSTRAINT member_pkey PRIMARY KEY (tenant_id, member_id),
    CONSTRAINT member_organisation_fkey FOREIGN KEY (tenant_id) REFERENCES tenancy.organisation (tenant_id)
);
ALTER TABLE tenancy.member ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON tenancy.member FOR SELECT
    USING (tenant_id = current_setting('app.tenant')::uuid);
CREATE POLICY administrators ON tenancy.member
    USING (
        tenant_id = current_setting('app.tenant')::uuid
        AND current_setting('app.role') IN ('college-admin', 'hq-admin', 'operator')
    );
CREATE POLICY headquarters ON tenancy.member
    USING (programme_id = current_setting('app.programme')::uuid AND current_setting('app.role') = 'hq-admin');
CREATE POLICY sign_in ON tenancy.member FOR SELECT
    USING (current_setting('app.role') = 'sign-in');
-- Notes when they signed in.
CREATE POLICY sign_in_noted ON tenancy.member FOR UPDATE
    USING (current_setting('app.role') = 'sign-in');
GRANT SELECT, INSERT, UPDATE ON tenancy.member TO banmo_service;

-- Read before a tenant is known, so keyed by what is typed; only a sign-in transaction sees it.
CREATE TABLE tenancy.password (
    name text NOT NULL CONSTRAINT password_pkey PRIMARY KEY,
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    -- scrypt's parameters, salt and key, as `scrypt$…` writes them.
    hash text NOT NULL
);
ALTER TABLE tenancy.password ENABLE ROW LEVEL SECURITY;
CREATE POLICY sign_in ON tenancy.password
    USING (current_setting('app.role') = 'sign-in');
GRANT SELECT, INSERT, UPDATE ON tenancy.password TO banmo_service;

-- Failures count per name and place, so that whoever guesses elsewhere never keeps the owner out.
CREATE TABLE tenancy.failure (
    name text NOT NULL,
    place text NOT NULL,
    failures integer NOT NULL,
    last_at timestamptz NOT NULL,
    CONSTRAINT failure_pkey PRIMARY KEY (name, place)
);
ALTER TABLE tenancy.failure ENABLE ROW LEVEL SECURITY;
CREATE POLICY sign_in ON tenancy.failure
    USING (current_setting('app.role') = 'sign-in');
GRANT SELECT, INSERT, UPDATE, DELETE ON tenancy.failure TO banmo_service;

-- The cookie holds a random token; the table only its SHA-256.
CREATE TABLE tenancy.session (
    token_hash bytea NOT NULL CONSTRAINT session_pkey PRIMARY KEY,
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    started_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    place text NOT NULL,
    agent text NOT NULL
);
CREATE INDEX session_member ON tenancy.session (tenant_id, member_id);
ALTER TABLE tenancy.session ENABLE ROW LEVEL SECURITY;
CREATE POLICY sign_in ON tenancy.session
    USING (current_setting('app.role') = 'sign-in');
GRANT SELECT, INSERT, UPDATE, DELETE ON tenancy.session TO banmo_service;

-- Append-only for the service; each entry's hash covers the one before.
CREATE TABLE tenancy.audit (
    tenant_id uuid NOT NULL,
    number bigint NOT NULL,
    programme_id uuid NOT NULL,
    at timestamptz NOT NULL,
    member_id uuid NOT NULL,
    member_name text NOT NULL,
    role text NOT NULL,
    -- From where: the client's address and the request's identifier.
    place text NOT NULL,
    action text NOT NULL,
    object text NOT NULL,
    details jsonb NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT audit_pkey PRIMARY KEY (tenant_id, number)
);
CREATE TABLE tenancy.audit_head (
    tenant_id uuid NOT NULL CONSTRAINT audit_head_pkey PRIMARY KEY,
    number bigint NOT NULL,
    hash bytea NOT NULL
);
-- What an entry's hash covers, besides the hash of the entry before it.
CREATE FUNCTION tenancy.audit_text(
    tenant_id uuid, programme_id uuid, number bigint, at timestamptz, member_id uuid, member_name text, role text, place text,
    action text, object text, details jsonb
) RETURNS bytea LANGUAGE sql STABLE
RETURN convert_to(
    jsonb_build_array(
        tenant_id, programme_id, number, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), member_id, member_name, role,
        place, action, object, details
    )::text,
    'UTF8'
);
GRANT EXECUTE ON FUNCTION tenancy.audit_text TO banmo_service;
ALTER TABLE tenancy.audit ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenancy.audit_head ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON tenancy.audit
    USING (tenant_id = current_setting('app.tenant')::uuid);
CREATE POLICY own_organisation ON tenancy.audit_head
    USING (tenant_id = current_setting('app.tenant')::uuid);
GRANT SELECT, INSERT ON tenancy.audit TO banmo_service;
GRANT SELECT, INSERT, UPDATE ON tenancy.audit_head TO banmo_service;
RESET ROLE;
