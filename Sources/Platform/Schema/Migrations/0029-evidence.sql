-- Files attached to anything: kept once a tenant, in chunks, under the tenants' wall.
SET ROLE banmo_owner;

CREATE SCHEMA evidence;
GRANT USAGE ON SCHEMA evidence TO banmo_service;

-- What a programme's headquarters lets a file be; the usual where it has said nothing.
CREATE TABLE evidence.rule (
    programme_id uuid NOT NULL,
    -- Bytes of the largest file.
    largest bigint NOT NULL,
    CONSTRAINT rule_pkey PRIMARY KEY (programme_id),
    CONSTRAINT rule_largest_check CHECK (largest BETWEEN 1048576 AND 1073741824)
);

CREATE TABLE evidence.file (
    tenant_id uuid NOT NULL,
    sha256 bytea NOT NULL,
    programme_id uuid NOT NULL,
    -- Whoever was granted one of these colleges may read it.
    colleges uuid[] NOT NULL,
    size bigint NOT NULL,
    -- As ZIP archives have it, so that an archive can be written as its files are read.
    crc32 bigint NOT NULL,
    -- What the bytes say.
    media_type text NOT NULL,
    created timestamptz NOT NULL,
    CONSTRAINT file_pkey PRIMARY KEY (tenant_id, sha256),
    CONSTRAINT file_sha256_check CHECK (octet_length(sha256) = 32),
    CONSTRAINT file_size_check CHECK (size > 0)
);

-- The bytes of a file, 262,144 a row, of the last row the rest.
CREATE TABLE evidence.chunk (
    tenant_id uuid NOT NULL,
    sha256 bytea NOT NULL,
    -- From 0.
    ordinal integer NOT NULL,
    programme_id uuid NOT NULL,
    -- The file's.
    colleges uuid[] NOT NULL,
    bytes bytea NOT NULL,
    CONSTRAINT chunk_pkey PRIMARY KEY (tenant_id, sha256, ordinal),
    CONSTRAINT chunk_file_fkey FOREIGN KEY (tenant_id, sha256) REFERENCES evidence.file (tenant_id, sha256)
);
-- What people attach is packed already.
ALTER TABLE evidence.chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- That a file shows something of something; never taken away, so that what was decided on it stays as it was.
CREATE TABLE evidence.attachment (
    tenant_id uuid NOT NULL,
    attachment_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    -- NULL where it is about no college.
    college_id uuid,
    kind text NOT NULL,
    -- Which of the college's or the tenant's things of this kind.
    item text NOT NULL,
    sha256 bytea NOT NULL,
    file_name text NOT NULL,
    -- What it shows, in the words of who attached it, and their language.
    sentence text NOT NULL,
    language text NOT NULL,
    member_id uuid NOT NULL,
    -- As they were then, for the record.
    member_name text NOT NULL,
    role text NOT NULL,
    organisation_id uuid NOT NULL,
    organisation_zh text NOT NULL,
    organisation_en text NOT NULL,
    at timestamptz NOT NULL,
    -- The one that it stands in the place of.
    replaces uuid,
    replaced_by uuid,
    -- Since when it no longer stands, for it was replaced or withdrawn, and by whom.
    ended timestamptz,
    ended_by uuid,
    ended_by_name text,
    CONSTRAINT attachment_pkey PRIMARY KEY (tenant_id, attachment_id),
    CONSTRAINT attachment_file_fkey FOREIGN KEY (tenant_id, sha256) REFERENCES evidence.file (tenant_id, sha256),
    CONSTRAINT attachment_kind_check CHECK (kind IN ('document', 'milestone', 'report', 'value', 'application', 'score',
        'finding', 'action', 'verification', 'adoption')),
    CONSTRAINT attachment_ended_check CHECK (num_nonnulls(ended, ended_by, ended_by_name) IN (0, 3)
        AND (replaced_by IS NULL OR ended IS NOT NULL))
);
CREATE INDEX attachment_subject ON evidence.attachment (tenant_id, kind, college_id, item);
CREATE INDEX attachment_file ON evidence.attachment (tenant_id, sha256);
CREATE INDEX attachment_id ON evidence.attachment (attachment_id);

-- What a decision was made on, as it was then.
CREATE TABLE evidence.citation (
    tenant_id uuid NOT NULL,
    -- `step` and the college with the step's number, `report` and the report with the round's number …
    decision text NOT NULL,
    attachment_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    college_id uuid,
    sha256 bytea NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT citation_pkey PRIMARY KEY (tenant_id, decision, attachment_id),
    CONSTRAINT citation_attachment_fkey FOREIGN KEY (tenant_id, attachment_id)
        REFERENCES evidence.attachment (tenant_id, attachment_id)
);

-- An upload that may be taken up where it broke off, until it is a file; its member's alone.
CREATE TABLE evidence.upload (
    tenant_id uuid NOT NULL,
    upload_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    member_id uuid NOT NULL,
    -- What the file is to be attached to, and how.
    subject text NOT NULL,
    file_name text NOT NULL,
    sentence text NOT NULL,
    language text NOT NULL,
    replaces uuid,
    size bigint NOT NULL,
    -- How many bytes are here.
    received bigint NOT NULL,
    created timestamptz NOT NULL,
    touched timestamptz NOT NULL,
    -- What became of it; NULL while bytes are missing.
    attachment_id uuid,
    CONSTRAINT upload_pkey PRIMARY KEY (tenant_id, upload_id),
    CONSTRAINT upload_received_check CHECK (received BETWEEN 0 AND size)
);
CREATE INDEX upload_member ON evidence.upload (tenant_id, member_id);
CREATE INDEX upload_touched ON evidence.upload (touched);

CREATE TABLE evidence.upload_piece (
    tenant_id uuid NOT NULL,
    upload_id uuid NOT NULL,
    -- Of the first byte.
    place bigint NOT NULL,
    programme_id uuid NOT NULL,
    member_id uuid NOT NULL,
    bytes bytea NOT NULL,
    CONSTRAINT upload_piece_pkey PRIMARY KEY (tenant_id, upload_id, place),
    CONSTRAINT upload_piece_upload_fkey FOREIGN KEY (tenant_id, upload_id)
        REFERENCES evidence.upload (tenant_id, upload_id) ON DELETE CASCADE
);
ALTER TABLE evidence.upload_piece ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE INDEX citation_decision ON evidence.citation (decision);

SELECT schema.wall('evidence.rule', 'programme reads', 'administrators set');
SELECT schema.wall('evidence.file', 'own rows read', 'headquarters reads');
SELECT schema.wall('evidence.chunk', 'own rows read', 'headquarters reads');
SELECT schema.wall('evidence.attachment', 'own rows', 'headquarters', 'granted reads', 'partner writes');
SELECT schema.wall('evidence.citation', 'own rows', 'headquarters', 'granted reads');

-- A file may be there already under a college that its next uploader knows nothing of, so nobody writes one but the
-- platform's own bookkeeping, which has all its bytes in hand.
DO $$
DECLARE
    name text;
    in_programme constant text := $q$programme_id = (SELECT current_setting('app.programme')::uuid)$q$;
    own constant text := $q$tenant_id = (SELECT current_setting('app.tenant')::uuid)
        AND member_id = (SELECT current_setting('app.member')::uuid)$q$;
BEGIN
    FOREACH name IN ARRAY ARRAY['file', 'chunk'] LOOP
        EXECUTE format($q$CREATE POLICY granted_read ON evidence.%I FOR SELECT USING (%s
            AND colleges && (SELECT current_setting('app.colleges')::uuid[])::uuid[])$q$, name, in_programme);
        EXECUTE format($q$CREATE POLICY bookkeeping ON evidence.%I USING (%s
            AND (SELECT current_setting('app.role') = 'evidence'))$q$, name, in_programme);
    END LOOP;
    FOREACH name IN ARRAY ARRAY['upload', 'upload_piece'] LOOP
        EXECUTE format('ALTER TABLE evidence.%I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format($q$CREATE POLICY own ON evidence.%I USING (%s AND %s
            AND (SELECT current_setting('app.role') <> 'leader'))$q$, name, own, in_programme);
    END LOOP;
END
$$;
-- What nobody came back for is forgotten, with its pieces.
CREATE POLICY sign_in ON evidence.upload USING ((SELECT current_setting('app.role')) = 'sign-in');
-- What an expert shows with a score is headquarters' to see and the expert's own, as the score is.
CREATE POLICY score_seen ON evidence.attachment AS RESTRICTIVE FOR SELECT
    USING (kind <> 'score' OR member_id = (SELECT current_setting('app.member')::uuid)
        OR (SELECT current_setting('app.role') IN ('reviewer', 'hq-admin', 'leader')));
-- What was attached is nobody else's to replace or withdraw than its own organisation's.
CREATE POLICY ended_by_own ON evidence.attachment AS RESTRICTIVE FOR UPDATE
    USING (organisation_id = (SELECT current_setting('app.tenant')::uuid));

GRANT SELECT, INSERT, UPDATE (largest) ON evidence.rule TO banmo_service;
GRANT SELECT, INSERT, UPDATE (colleges) ON evidence.file, evidence.chunk TO banmo_service;
GRANT SELECT, INSERT, UPDATE (replaced_by, ended, ended_by, ended_by_name) ON evidence.attachment TO banmo_service;
GRANT SELECT, INSERT ON evidence.citation TO banmo_service;
GRANT SELECT, INSERT, DELETE, UPDATE (received, touched, attachment_id) ON evidence.upload TO banmo_service;
GRANT SELECT, INSERT, DELETE ON evidence.upload_piece TO banmo_service;
RESET ROLE;
