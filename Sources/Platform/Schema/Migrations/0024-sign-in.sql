-- First passwords that must be changed, sessions that end by idleness, a second factor, and a trail without names and
-- addresses.
SET ROLE banmo_owner;

-- Until when a password that somebody else made opens anything; null for one that its holder chose.
ALTER TABLE tenancy.password ADD COLUMN given_until timestamptz;
CREATE INDEX password_member ON tenancy.password (tenant_id, member_id);
GRANT UPDATE (given_until) ON tenancy.password TO banmo_service;

-- After how many hours without a request their sessions end, for those who may choose.
ALTER TABLE tenancy.member ADD COLUMN idle_hours smallint NOT NULL DEFAULT 4,
    ADD CONSTRAINT member_idle_hours_check CHECK (idle_hours BETWEEN 1 AND 12);
GRANT UPDATE (idle_hours) ON tenancy.member TO banmo_service;

-- To five minutes.
ALTER TABLE tenancy.session ADD COLUMN seen_at timestamptz,
    ADD COLUMN idle_seconds integer NOT NULL DEFAULT 3600,
    -- Its password was right, and a code is still to come.
    ADD COLUMN awaits_code boolean NOT NULL DEFAULT false;
UPDATE tenancy.session SET seen_at = started_at;
ALTER TABLE tenancy.session ALTER COLUMN seen_at SET NOT NULL;
GRANT UPDATE (seen_at, idle_seconds) ON tenancy.session TO banmo_service;

-- Whether those who decide need a second factor, as headquarters says.
ALTER TABLE tenancy.programme ADD COLUMN second_factor boolean NOT NULL DEFAULT false;
CREATE POLICY setting ON tenancy.programme FOR UPDATE
    USING (
        programme_id = (SELECT current_setting('app.programme')::uuid)
        AND (SELECT current_setting('app.role') = 'hq-admin')
    );
GRANT UPDATE (second_factor) ON tenancy.programme TO banmo_service;

-- Both are read before it is known who asks, like passwords.
CREATE TABLE tenancy.second_factor (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    secret bytea NOT NULL,
    since timestamptz NOT NULL,
    -- The last of its codes' half minutes that was used.
    last_step bigint NOT NULL,
    CONSTRAINT second_factor_pkey PRIMARY KEY (tenant_id, member_id)
);
CREATE TABLE tenancy.recovery_code (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT recovery_code_pkey PRIMARY KEY (tenant_id, member_id, hash)
);
ALTER TABLE tenancy.second_factor ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenancy.recovery_code ENABLE ROW LEVEL SECURITY;
CREATE POLICY sign_in ON tenancy.second_factor USING ((SELECT current_setting('app.role')) = 'sign-in');
CREATE POLICY sign_in ON tenancy.recovery_code USING ((SELECT current_setting('app.role')) = 'sign-in');
GRANT SELECT, INSERT, DELETE, UPDATE (last_step) ON tenancy.second_factor TO banmo_service;
GRANT SELECT, INSERT, DELETE ON tenancy.recovery_code TO banmo_service;

-- From where each entry of the trail came: the entry itself has only a mark in place of the address, so that the address can
-- be forgotten and the chain holds. Entries from before have the address, and the name of whom they tell, for ever.
CREATE TABLE tenancy.audit_origin (
    tenant_id uuid NOT NULL,
    number bigint NOT NULL,
    programme_id uuid NOT NULL,
    member_id uuid NOT NULL,
    at timestamptz NOT NULL,
    address text NOT NULL,
    salt bytea NOT NULL,
    CONSTRAINT audit_origin_pkey PRIMARY KEY (tenant_id, number)
);
CREATE INDEX audit_origin_at ON tenancy.audit_origin (at);
ALTER TABLE tenancy.audit_origin ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON tenancy.audit_origin FOR SELECT
    USING (tenant_id = (SELECT current_setting('app.tenant')::uuid));
CREATE POLICY own_entries ON tenancy.audit_origin FOR INSERT
    WITH CHECK (
        tenant_id = (SELECT current_setting('app.tenant')::uuid)
        AND programme_id = (SELECT current_setting('app.programme')::uuid)
        AND member_id = (SELECT current_setting('app.member')::uuid)
    );
CREATE POLICY checking ON tenancy.audit_origin FOR SELECT
    USING ((SELECT current_setting('app.role')) = 'audit-check');
CREATE POLICY sign_in ON tenancy.audit_origin USING ((SELECT current_setting('app.role')) = 'sign-in');
GRANT SELECT, INSERT, DELETE ON tenancy.audit_origin TO banmo_service;

-- Names are corrected, and a person who has left is forgotten.
GRANT UPDATE (name, full_name) ON tenancy.member TO banmo_service;
GRANT DELETE ON tenancy.password TO banmo_service;
RESET ROLE;
