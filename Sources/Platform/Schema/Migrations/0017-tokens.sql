-- Tokens by which machines act for a member. The database keeps a token's SHA-256 only; it is looked for before it is
-- known whose it is, so the role of sign-in sees it, and it alone writes.
SET ROLE banmo_owner;
CREATE TABLE tenancy.token (
    tenant_id uuid NOT NULL,
    token_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    member_id uuid NOT NULL,
    name text NOT NULL,
    -- The first characters of the secret, by which its owner knows it again.
    start text NOT NULL,
    hash bytea NOT NULL,
    scope text NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    -- To the hour.
    used_at timestamptz,
    revoked_at timestamptz,
    CONSTRAINT token_pkey PRIMARY KEY (tenant_id, token_id),
    CONSTRAINT token_member_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES tenancy.member (tenant_id, member_id)
);
CREATE INDEX token_hash ON tenancy.token (hash);
CREATE INDEX token_member ON tenancy.token (tenant_id, member_id);
SELECT schema.wall('tenancy.token', VARIADIC ARRAY[]::text[]);
-- One's own, and those of the members whom one keeps.
CREATE POLICY own_tokens ON tenancy.token FOR SELECT
    USING (
        tenant_id = (SELECT current_setting('app.tenant')::uuid)
        AND programme_id = (SELECT current_setting('app.programme')::uuid)
        AND (
            member_id = (SELECT current_setting('app.member')::uuid)
            OR (SELECT current_setting('app.role') IN ('college-admin', 'hq-admin', 'operator'))
        )
    );
CREATE POLICY headquarters_reads ON tenancy.token FOR SELECT
    USING (
        programme_id = (SELECT current_setting('app.programme')::uuid)
        AND (SELECT current_setting('app.role') = 'hq-admin')
    );
CREATE POLICY sign_in ON tenancy.token USING ((SELECT current_setting('app.role') = 'sign-in'));
GRANT SELECT, INSERT, UPDATE (used_at, revoked_at) ON tenancy.token TO banmo_service;
RESET ROLE;
