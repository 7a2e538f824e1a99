-- Being told: what members are told of on their page, by mail and in their calendar. Local tables without foreign keys to
-- the others; the platform's own part in them acts as the role notices.
SET ROLE banmo_owner;

-- Who did it, so that nobody is told what they did themselves; null in entries from before.
ALTER TABLE outbox.entry ADD COLUMN member_id uuid;

CREATE SCHEMA notices;
GRANT USAGE ON SCHEMA notices TO banmo_service;

CREATE TABLE notices.notice (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    -- Made of the outbox entry that it comes from, so that a second time is recognised.
    notice_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    at timestamptz NOT NULL,
    made_at timestamptz NOT NULL,
    kind text NOT NULL,
    topic text NOT NULL,
    -- The text of the catalogue, and the texts for its places.
    said text NOT NULL,
    words jsonb NOT NULL DEFAULT '{}',
    -- What it is about: a kind of page, and what is on it.
    place text NOT NULL,
    subject text NOT NULL,
    -- What it is called, for pages alone: no mail has it.
    names jsonb NOT NULL DEFAULT '{}',
    waits boolean NOT NULL,
    read_at timestamptz,
    CONSTRAINT notice_pkey PRIMARY KEY (tenant_id, member_id, notice_id)
);
CREATE INDEX notice_list ON notices.notice (tenant_id, member_id, at DESC, notice_id);
CREATE INDEX notice_unread ON notices.notice (tenant_id, member_id) WHERE read_at IS NULL;
CREATE INDEX notice_at ON notices.notice (at);

-- How a member wants to be told; without a row, on their page alone.
CREATE TABLE notices.reader (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    language text NOT NULL,
    -- Null for the programme's.
    time_zone text,
    digest_hour smallint NOT NULL,
    -- By topic: at-once, digest or none.
    wishes jsonb NOT NULL DEFAULT '{}',
    -- By which the addresses that end mail of a kind are signed.
    mail_key bytea NOT NULL,
    -- Confirmed.
    address text,
    -- Not confirmed yet.
    pending text,
    pending_hash bytea,
    pending_until timestamptz,
    digested_at timestamptz,
    -- Of the secret in the address of their calendar.
    calendar_hash bytea,
    calendar_since timestamptz,
    CONSTRAINT reader_pkey PRIMARY KEY (tenant_id, member_id),
    CONSTRAINT reader_digest_hour_check CHECK (digest_hour BETWEEN 0 AND 23)
);
CREATE INDEX reader_calendar ON notices.reader (calendar_hash) WHERE calendar_hash IS NOT NULL;

-- Which colleges a member wants to hear of besides those that are theirs.
CREATE TABLE notices.following (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    followed_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    since timestamptz NOT NULL,
    CONSTRAINT following_pkey PRIMARY KEY (tenant_id, member_id, followed_id)
);
CREATE INDEX following_followed ON notices.following (programme_id, followed_id);

-- Mail that is to be sent, and for a while what became of it.
CREATE TABLE notices.mail (
    tenant_id uuid NOT NULL,
    -- In the mail's Message-ID.
    mail_id uuid NOT NULL,
    member_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    address text NOT NULL,
    language text NOT NULL,
    -- Emptied once it is sent.
    content jsonb NOT NULL,
    made_at timestamptz NOT NULL,
    next_at timestamptz NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    fault text,
    sent_at timestamptz,
    given_up_at timestamptz,
    CONSTRAINT mail_pkey PRIMARY KEY (tenant_id, mail_id)
);
CREATE INDEX mail_waiting ON notices.mail (next_at) WHERE sent_at IS NULL AND given_up_at IS NULL;
CREATE INDEX mail_member ON notices.mail (tenant_id, member_id, made_at);
CREATE INDEX mail_made_at ON notices.mail (made_at);

ALTER TABLE notices.notice ENABLE ROW LEVEL SECURITY;
ALTER TABLE notices.reader ENABLE ROW LEVEL SECURITY;
ALTER TABLE notices.following ENABLE ROW LEVEL SECURITY;
ALTER TABLE notices.mail ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON notices.notice FOR SELECT
    USING (
        tenant_id = (SELECT current_setting('app.tenant')::uuid)
        AND member_id = (SELECT current_setting('app.member')::uuid)
    );
CREATE POLICY own ON notices.reader
    USING (
        tenant_id = (SELECT current_setting('app.tenant')::uuid)
        AND member_id = (SELECT current_setting('app.member')::uuid)
        AND programme_id = (SELECT current_setting('app.programme')::uuid)
    );
CREATE POLICY own ON notices.following
    USING (
        tenant_id = (SELECT current_setting('app.tenant')::uuid)
        AND member_id = (SELECT current_setting('app.member')::uuid)
        AND programme_id = (SELECT current_setting('app.programme')::uuid)
    );
CREATE POLICY platform ON notices.notice USING ((SELECT current_setting('app.role')) = 'notices');
CREATE POLICY platform ON notices.reader USING ((SELECT current_setting('app.role')) = 'notices');
CREATE POLICY platform ON notices.following USING ((SELECT current_setting('app.role')) = 'notices');
CREATE POLICY platform ON notices.mail USING ((SELECT current_setting('app.role')) = 'notices');
-- Whom to tell, and in which zone.
CREATE POLICY notices ON tenancy.member FOR SELECT USING ((SELECT current_setting('app.role')) = 'notices');
CREATE POLICY notices ON tenancy.programme FOR SELECT USING ((SELECT current_setting('app.role')) = 'notices');
GRANT SELECT, INSERT, UPDATE (read_at), DELETE ON notices.notice TO banmo_service;
GRANT SELECT, INSERT, DELETE,
    UPDATE (language, time_zone, digest_hour, wishes, address, pending, pending_hash, pending_until, digested_at,
        calendar_hash, calendar_since)
    ON notices.reader TO banmo_service;
GRANT SELECT, INSERT, DELETE ON notices.following TO banmo_service;
GRANT SELECT, INSERT, DELETE, UPDATE (content, next_at, attempts, fault, sent_at, given_up_at)
    ON notices.mail TO banmo_service;
RESET ROLE;
