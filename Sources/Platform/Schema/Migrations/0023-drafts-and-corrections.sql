-- What somebody has entered may be changed and taken back until somebody else relies on it; what was relied on is
-- corrected with a reason, and both stand.
SET ROLE banmo_owner;

-- An adoption is proposed by whoever adopts, confirmed by headquarters, and withdrawn with a reason; everybody reads it
-- only while it is confirmed.
ALTER TABLE standards.adoption
    -- Of whoever proposed it: not every reader may see the organisation itself.
    ADD COLUMN organisation_zh text NOT NULL DEFAULT '',
    ADD COLUMN organisation_en text NOT NULL DEFAULT '',
    ADD COLUMN proposed_by uuid,
    ADD COLUMN proposed_by_name text NOT NULL DEFAULT '',
    ADD COLUMN proposed_at timestamptz,
    ADD COLUMN confirmed_by uuid,
    ADD COLUMN confirmed_by_name text,
    ADD COLUMN confirmed_at timestamptz,
    ADD COLUMN withdrawn_by uuid,
    ADD COLUMN withdrawn_by_name text,
    ADD COLUMN withdrawn_at timestamptz,
    -- Why it was withdrawn.
    ADD COLUMN reason text;
UPDATE standards.adoption SET organisation_zh = organisation.name_zh, organisation_en = organisation.name_en
FROM tenancy.organisation WHERE organisation.tenant_id = adoption.tenant_id;
-- What partners registered by themselves waits for headquarters, like everything that shows no document and no date.
UPDATE standards.adoption SET published = false
FROM tenancy.organisation
WHERE organisation.tenant_id = adoption.tenant_id
    AND (organisation.kind = 'partner' OR adoption.document IS NULL OR adoption.adopted_on IS NULL);
UPDATE standards.adoption SET confirmed_at = now(), confirmed_by_name = '' WHERE published;
ALTER TABLE standards.adoption
    ADD CONSTRAINT adoption_published_check
        CHECK (published = (confirmed_at IS NOT NULL AND withdrawn_at IS NULL)),
    ADD CONSTRAINT adoption_evidence_check
        CHECK (confirmed_at IS NULL OR document IS NOT NULL AND adopted_on IS NOT NULL),
    ADD CONSTRAINT adoption_withdrawn_check CHECK ((withdrawn_at IS NULL) = (reason IS NULL));
CREATE POLICY headquarters_decides ON standards.adoption FOR UPDATE
    USING (programme_id = (SELECT current_setting('app.programme')::uuid)
        AND (SELECT current_setting('app.role') IN ('reviewer', 'hq-admin')));
-- Nobody but headquarters makes one public, and whoever proposed it doesn't touch it once it is decided.
CREATE POLICY confirmed_insert ON standards.adoption AS RESTRICTIVE FOR INSERT
    WITH CHECK (NOT published OR (SELECT current_setting('app.role') IN ('reviewer', 'hq-admin')));
ALTER POLICY frozen_update ON standards.adoption
    USING (confirmed_at IS NULL AND withdrawn_at IS NULL
        OR (SELECT current_setting('app.role') IN ('reviewer', 'hq-admin')))
    WITH CHECK (NOT published OR (SELECT current_setting('app.role') IN ('reviewer', 'hq-admin')));
ALTER POLICY frozen_delete ON standards.adoption USING (confirmed_at IS NULL AND withdrawn_at IS NULL);
GRANT UPDATE (proposed_by, proposed_by_name, proposed_at, confirmed_by, confirmed_by_name, confirmed_at, withdrawn_by,
    withdrawn_by_name, withdrawn_at, reason) ON standards.adoption TO banmo_service;

-- The day at its college on which the submission came that headquarters first approved: a report that is unlocked stays
-- reported, and in time.
ALTER TABLE collection.report ADD COLUMN received_on date;
UPDATE collection.report SET received_on = submitted_on WHERE state = 'approved';
GRANT UPDATE (received_on) ON collection.report TO banmo_service;

-- The element of which this one is a part 其中; NULL where it is a whole of its own.
ALTER TABLE collection.element ADD COLUMN part_of text;
GRANT UPDATE (part_of) ON collection.element TO banmo_service;

-- Since when others can rely on it; NULL for those of before.
ALTER TABLE lifecycle.milestone ADD COLUMN added_at timestamptz;

-- What was relied on and then corrected or withdrawn: as it was, as it became, and why.
CREATE TABLE lifecycle.correction (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    number integer NOT NULL,
    programme_id uuid NOT NULL,
    kind text NOT NULL,
    -- The milestone's or finding's number; 0 for the college's own profile.
    item integer NOT NULL,
    -- Field to text.
    was jsonb NOT NULL,
    -- NULL where it was withdrawn.
    became jsonb,
    reason text NOT NULL,
    at timestamptz NOT NULL,
    member_id uuid NOT NULL,
    -- As it was then, for the record.
    member_name text NOT NULL,
    role text NOT NULL,
    organisation_zh text NOT NULL,
    organisation_en text NOT NULL,
    CONSTRAINT correction_pkey PRIMARY KEY (tenant_id, college_id, number),
    CONSTRAINT correction_college_fkey FOREIGN KEY (tenant_id, college_id, programme_id)
        REFERENCES lifecycle.college (tenant_id, college_id, programme_id),
    CONSTRAINT correction_kind_check CHECK (kind IN ('profile', 'milestone', 'finding'))
);
SELECT schema.wall('lifecycle.correction', 'own rows', 'headquarters', 'granted reads');
GRANT SELECT, INSERT ON lifecycle.correction TO banmo_service;

-- What nobody relies on may be taken away; what a step has cited stays as it is.
CREATE POLICY filed_update ON lifecycle.document AS RESTRICTIVE FOR UPDATE USING (filed_at IS NULL) WITH CHECK (true);
CREATE POLICY filed_delete ON lifecycle.document AS RESTRICTIVE FOR DELETE USING (filed_at IS NULL);
CREATE POLICY submitted_delete ON lifecycle.college AS RESTRICTIVE FOR DELETE USING (state = 'draft' AND version = 0);
CREATE POLICY verified_delete ON closed_loop.finding AS RESTRICTIVE FOR DELETE USING (verified IS NULL);
CREATE POLICY lifted_delete ON lifecycle.blocker AS RESTRICTIVE FOR DELETE USING (lifted IS NULL);
GRANT DELETE ON lifecycle.document, lifecycle.milestone, lifecycle.college, lifecycle.blocker, closed_loop.finding
    TO banmo_service;
GRANT UPDATE (due) ON lifecycle.blocker TO banmo_service;
GRANT UPDATE (city_zh, time_zone) ON lifecycle.college TO banmo_service;
RESET ROLE;
