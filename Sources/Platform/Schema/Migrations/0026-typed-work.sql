-- Typed work is never lost: what was submitted already, and what could not be taken when it was sent.
SET ROLE banmo_owner;

-- What a page of ours is known by again, once the session that it was made for is over.
CREATE TABLE tenancy.seal (
    secret bytea NOT NULL
);
INSERT INTO tenancy.seal (secret)
VALUES (sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));
ALTER TABLE tenancy.seal ENABLE ROW LEVEL SECURITY;
CREATE POLICY sign_in ON tenancy.seal FOR SELECT USING ((SELECT current_setting('app.role')) = 'sign-in');
GRANT SELECT ON tenancy.seal TO banmo_service;

-- A key of a form or a program with which something was written, by the transaction that wrote it.
CREATE TABLE tenancy.submission (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    key_hash bytea NOT NULL,
    -- Of all fields that were sent with it.
    content_hash bytea NOT NULL,
    -- The one request that may write with it, several times where it does several things.
    attempt uuid NOT NULL,
    at timestamptz NOT NULL,
    -- Where the browser was led; null until it was.
    place text,
    CONSTRAINT submission_pkey PRIMARY KEY (tenant_id, member_id, key_hash)
);
CREATE INDEX submission_at ON tenancy.submission (at);
ALTER TABLE tenancy.submission ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON tenancy.submission
    USING (
        tenant_id = (SELECT current_setting('app.tenant')::uuid)
        AND member_id = (SELECT current_setting('app.member')::uuid)
    );
CREATE POLICY sign_in ON tenancy.submission USING ((SELECT current_setting('app.role')) = 'sign-in');
GRANT SELECT, INSERT, DELETE, UPDATE (place) ON tenancy.submission TO banmo_service;

-- A form that was sent when its session was over, until its member has signed in again. It is written and read before it is
-- known who asks, like sessions.
CREATE TABLE tenancy.kept_form (
    tenant_id uuid NOT NULL,
    kept_id uuid NOT NULL,
    member_id uuid NOT NULL,
    -- Where the form goes, and on which page it stands.
    action text NOT NULL,
    page text NOT NULL,
    fields jsonb NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT kept_form_pkey PRIMARY KEY (tenant_id, kept_id)
);
CREATE INDEX kept_form_id ON tenancy.kept_form (kept_id);
CREATE INDEX kept_form_member ON tenancy.kept_form (tenant_id, member_id, at);
CREATE INDEX kept_form_at ON tenancy.kept_form (at);
ALTER TABLE tenancy.kept_form ENABLE ROW LEVEL SECURITY;
CREATE POLICY sign_in ON tenancy.kept_form USING ((SELECT current_setting('app.role')) = 'sign-in');
GRANT SELECT, INSERT, DELETE ON tenancy.kept_form TO banmo_service;
RESET ROLE;
