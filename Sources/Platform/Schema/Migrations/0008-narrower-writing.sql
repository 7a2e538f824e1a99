-- What may be written is narrower than what may be read: no row under another programme, no member that makes itself
-- more than its administrator may, no score in another expert's name.
--
-- Policies read a fifth setting: app.member, who asks.
SET ROLE banmo_owner;

-- A member belongs to its organisation's programme, a college to its lead college's, and everything of a college to
-- the college's: with the programme in the foreign keys, headquarters of one programme can't write into another's.
ALTER TABLE tenancy.organisation
    ADD CONSTRAINT organisation_programme_key UNIQUE (tenant_id, programme_id);
ALTER TABLE tenancy.member
    DROP CONSTRAINT member_organisation_fkey,
    ADD CONSTRAINT member_organisation_fkey FOREIGN KEY (tenant_id, programme_id)
        REFERENCES tenancy.organisation (tenant_id, programme_id);
ALTER TABLE lifecycle.college
    ADD CONSTRAINT college_programme_key UNIQUE (tenant_id, college_id, programme_id),
    ADD CONSTRAINT college_organisation_fkey FOREIGN KEY (tenant_id, programme_id)
        REFERENCES tenancy.organisation (tenant_id, programme_id);

-- A foreign key costs a look-up a row, too much for values, of which an import brings 200,000. They are written by
-- their own tenant, whom the policy holds to its own rows, and that look-up is saved: a foreign key with a NULL in it
-- is not checked. Whoever writes from outside, partner or headquarters, writes few, and theirs are looked up: the
-- default fills the column for them, and their policies insist on it.
ALTER TABLE collection.value ADD COLUMN guest_programme_id uuid;
ALTER TABLE collection.past_value ADD COLUMN guest_programme_id uuid;

DO $$
DECLARE
    name text;
    table_name regclass;
    own constant text := $q$tenant_id = current_setting('app.tenant')::uuid
        AND programme_id = current_setting('app.programme')::uuid$q$;
    headquarters constant text := $q$programme_id = current_setting('app.programme')::uuid
        AND current_setting('app.role') IN ('reviewer', 'hq-admin', 'leader')$q$;
    granted constant text := $q$college_id = ANY (current_setting('app.colleges')::uuid[])
        AND programme_id = current_setting('app.programme')::uuid$q$;
    guest constant text := $q$guest_programme_id = current_setting('app.programme')::uuid$q$;
    partner constant text := $q$current_setting('app.role') = 'partner'$q$;
    college constant text := $q$FOREIGN KEY (tenant_id, college_id, programme_id)
        REFERENCES lifecycle.college (tenant_id, college_id, programme_id)$q$;
BEGIN
    FOREACH table_name IN ARRAY ARRAY['lifecycle.transition', 'lifecycle.document', 'lifecycle.assignment',
        'lifecycle.score', 'lifecycle.veto', 'lifecycle.milestone', 'lifecycle.finding', 'collection.report',
        'collection.batch', 'collection.ledger']::regclass[] LOOP
        name := (SELECT relname FROM pg_class WHERE oid = table_name) || '_college_fkey';
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT IF EXISTS %I, ADD CONSTRAINT %I %s', table_name, name, name,
            college);
    END LOOP;

    FOREACH name IN ARRAY ARRAY['value', 'past_value'] LOOP
        EXECUTE format($q$ALTER TABLE collection.%I ALTER COLUMN guest_programme_id SET DEFAULT
            CASE WHEN current_setting('app.role') IN ('partner', 'reviewer', 'hq-admin')
                THEN current_setting('app.programme')::uuid END$q$, name);
        EXECUTE format('ALTER TABLE collection.%I ADD CONSTRAINT %I
            FOREIGN KEY (tenant_id, college_id, guest_programme_id)
            REFERENCES lifecycle.college (tenant_id, college_id, programme_id)', name, name || '_guest_fkey');
        EXECUTE format('DROP POLICY headquarters ON collection.%I', name);
        EXECUTE format('CREATE POLICY headquarters ON collection.%I FOR SELECT USING (%s)', name, headquarters);
        EXECUTE format('CREATE POLICY headquarters_insert ON collection.%I FOR INSERT WITH CHECK (%s AND %s)', name,
            headquarters, guest);
        EXECUTE format('CREATE POLICY headquarters_update ON collection.%I FOR UPDATE USING (%s)', name, headquarters);
        EXECUTE format('CREATE POLICY headquarters_delete ON collection.%I FOR DELETE USING (%s)', name, headquarters);
        EXECUTE format('ALTER POLICY granted_insert ON collection.%I WITH CHECK (%s AND %s AND %s)', name, partner,
            granted, guest);
    END LOOP;

    FOREACH name IN ARRAY ARRAY['college', 'transition', 'document', 'milestone', 'finding'] LOOP
        EXECUTE format('ALTER POLICY own_organisation ON lifecycle.%I USING (%s)', name, own);
        EXECUTE format('ALTER POLICY granted ON lifecycle.%I USING (%s)', name, granted);
    END LOOP;
    -- Who is judged reads the judgement and writes none of it.
    FOREACH name IN ARRAY ARRAY['assignment', 'score', 'veto'] LOOP
        EXECUTE format('DROP POLICY own_organisation ON lifecycle.%I', name);
        EXECUTE format('CREATE POLICY own_organisation ON lifecycle.%I FOR SELECT USING (%s)', name, own);
        EXECUTE format('ALTER POLICY granted ON lifecycle.%I USING (%s)', name, granted);
    END LOOP;

    FOREACH name IN ARRAY ARRAY['report', 'batch', 'value', 'past_value', 'ledger'] LOOP
        EXECUTE format('ALTER POLICY own_organisation ON collection.%I USING (%s)', name, own);
        EXECUTE format('ALTER POLICY granted_read ON collection.%I USING (%s)', name, granted);
        EXECUTE format('ALTER POLICY granted_update ON collection.%I USING (%s AND %s)', name, partner, granted);
    END LOOP;
    FOREACH name IN ARRAY ARRAY['report', 'batch', 'ledger'] LOOP
        EXECUTE format('ALTER POLICY granted_insert ON collection.%I WITH CHECK (%s AND %s)', name, partner, granted);
    END LOOP;
    EXECUTE format('ALTER POLICY granted_delete ON collection.value USING (%s AND %s)', partner, granted);

    FOREACH table_name IN ARRAY ARRAY['standards.standard', 'standards.item', 'standards.adoption', 'courses.course',
        'courses.module', 'courses.lesson', 'courses.resource', 'courses.lesson_item']::regclass[] LOOP
        EXECUTE format('ALTER POLICY own_organisation ON %s USING (%s)', table_name, own);
    END LOOP;
END
$$;

-- An expert scores for themselves alone.
ALTER POLICY granted_score ON lifecycle.score
    WITH CHECK (
        current_setting('app.role') = 'expert' AND college_id = ANY (current_setting('app.colleges')::uuid[])
        AND programme_id = current_setting('app.programme')::uuid
        AND expert_id = current_setting('app.member')::uuid AND organisation_id = current_setting('app.tenant')::uuid
    );
ALTER POLICY granted_score_again ON lifecycle.score
    USING (
        current_setting('app.role') = 'expert' AND college_id = ANY (current_setting('app.colleges')::uuid[])
        AND programme_id = current_setting('app.programme')::uuid
        AND expert_id = current_setting('app.member')::uuid AND organisation_id = current_setting('app.tenant')::uuid
    );
ALTER POLICY granted_veto ON lifecycle.veto
    WITH CHECK (
        current_setting('app.role') = 'expert' AND college_id = ANY (current_setting('app.colleges')::uuid[])
        AND programme_id = current_setting('app.programme')::uuid AND raised_by = current_setting('app.member')::uuid
    );

-- Administrators add members with the roles that their kind of organisation gives, who see no other tenant's college;
-- only headquarters founds organisations and assigns colleges.
DROP POLICY administrators ON tenancy.member;
CREATE POLICY administrators ON tenancy.member FOR INSERT
    WITH CHECK (
        tenant_id = current_setting('app.tenant')::uuid AND programme_id = current_setting('app.programme')::uuid
        AND colleges = '{}'
        AND (
            current_setting('app.role') = 'college-admin'
                AND role IN ('reporter', 'approver', 'college-admin', 'expert')
            OR current_setting('app.role') = 'operator' AND role = 'operator'
        )
    );

-- Nobody moves a row to another tenant, programme, college or key: the right to change is given column by column.
DO $$
DECLARE
    found record;
BEGIN
    FOR found IN
        SELECT attrelid::regclass AS name, string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS columns
        FROM pg_attribute
        JOIN pg_class ON pg_class.oid = attrelid AND relkind IN ('r', 'p')
        JOIN pg_index ON indrelid = attrelid AND indisprimary
        WHERE relnamespace::regnamespace::text IN ('lifecycle', 'collection', 'indicators', 'standards', 'courses')
            AND has_table_privilege('banmo_service', attrelid, 'UPDATE')
            AND attnum > 0 AND NOT attisdropped AND attnum <> ALL (indkey)
            AND attname NOT IN ('tenant_id', 'programme_id', 'college_id', 'guest_programme_id')
        GROUP BY attrelid
    LOOP
        EXECUTE format('REVOKE UPDATE ON %s FROM banmo_service', found.name);
        EXECUTE format('GRANT UPDATE (%s) ON %s TO banmo_service', found.columns, found.name);
    END LOOP;
END
$$;
REVOKE UPDATE ON tenancy.organisation, tenancy.member, tenancy.password, tenancy.failure, tenancy.session,
    tenancy.audit_head FROM banmo_service;
GRANT UPDATE (colleges) ON tenancy.organisation TO banmo_service;
GRANT UPDATE (colleges, last_sign_in) ON tenancy.member TO banmo_service;
GRANT UPDATE (hash) ON tenancy.password TO banmo_service;
GRANT UPDATE (failures, last_at) ON tenancy.failure TO banmo_service;
GRANT UPDATE (number, hash) ON tenancy.audit_head TO banmo_service;

-- What nobody used for long is cleared out with every try, a few rows at a time.
CREATE INDEX failure_address ON tenancy.failure (last_at) WHERE place LIKE 'address:%';
CREATE INDEX failure_device ON tenancy.failure (last_at) WHERE place LIKE 'device:%';

-- Entries are written by whom they name. The check of every trail reads them all, also a tenant's that has no member
-- left.
DROP POLICY own_organisation ON tenancy.audit;
CREATE POLICY own_organisation ON tenancy.audit FOR SELECT
    USING (tenant_id = current_setting('app.tenant')::uuid);
CREATE POLICY own_entries ON tenancy.audit FOR INSERT
    WITH CHECK (
        tenant_id = current_setting('app.tenant')::uuid AND programme_id = current_setting('app.programme')::uuid
        AND member_id = current_setting('app.member')::uuid
    );
CREATE POLICY checking ON tenancy.audit FOR SELECT
    USING (current_setting('app.role') = 'audit-check');
CREATE POLICY checking ON tenancy.audit_head FOR SELECT
    USING (current_setting('app.role') = 'audit-check');
RESET ROLE;
