-- What walls are made of, said once; and settings are read once a statement, not once a row.
SET ROLE banmo_owner;

-- Puts a wall round a table: row-level security with the policies that these words stand for. Migrations call it for
-- each new table; what only one table needs stands beside the call as a policy of its own.
--
--   own rows               its tenant reads and writes
--   own rows read          its tenant reads
--   headquarters           reviewers and administrators of its programme read and write, leaders read
--   headquarters reads     they all read
--   granted reads          whoever was granted the college reads: its partner, an assigned expert
--   partner writes         the college's partner adds and changes
--   published reads        everyone reads what is published …
--   published stays        … which nobody changes or takes away
--   programme reads        everyone of its programme reads
--   administrators set     headquarters' administrators of its programme write
CREATE FUNCTION schema.wall(name regclass, VARIADIC words text[]) RETURNS void LANGUAGE plpgsql AS $function$
DECLARE
    word text;
    own constant text := $q$tenant_id = (SELECT current_setting('app.tenant')::uuid)
        AND programme_id = (SELECT current_setting('app.programme')::uuid)$q$;
    in_programme constant text := $q$programme_id = (SELECT current_setting('app.programme')::uuid)$q$;
    headquarters constant text := in_programme
        || $q$ AND (SELECT current_setting('app.role') IN ('reviewer', 'hq-admin', 'leader'))$q$;
    granted constant text := in_programme
        || $q$ AND college_id = ANY ((SELECT current_setting('app.colleges')::uuid[])::uuid[])$q$;
    partner constant text := granted || $q$ AND (SELECT current_setting('app.role') = 'partner')$q$;
    no_leader constant text := $q$(SELECT current_setting('app.role') <> 'leader')$q$;
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', name);
    -- Whoever only reads changes nothing, whatever else a wall says.
    EXECUTE format('CREATE POLICY leaders_insert_nothing ON %s AS RESTRICTIVE FOR INSERT WITH CHECK (%s)', name,
        no_leader);
    EXECUTE format('CREATE POLICY leaders_update_nothing ON %s AS RESTRICTIVE FOR UPDATE USING (%s)', name, no_leader);
    EXECUTE format('CREATE POLICY leaders_delete_nothing ON %s AS RESTRICTIVE FOR DELETE USING (%s)', name, no_leader);
    FOREACH word IN ARRAY words LOOP
        CASE word
            WHEN 'own rows' THEN
                EXECUTE format('CREATE POLICY own_organisation ON %s USING (%s)', name, own);
            WHEN 'own rows read' THEN
                EXECUTE format('CREATE POLICY own_organisation ON %s FOR SELECT USING (%s)', name, own);
            WHEN 'headquarters' THEN
                EXECUTE format('CREATE POLICY headquarters ON %s USING (%s)', name, headquarters);
            WHEN 'headquarters reads' THEN
                EXECUTE format('CREATE POLICY headquarters ON %s FOR SELECT USING (%s)', name, headquarters);
            WHEN 'granted reads' THEN
                EXECUTE format('CREATE POLICY granted_read ON %s FOR SELECT USING (%s)', name, granted);
            WHEN 'partner writes' THEN
                EXECUTE format('CREATE POLICY granted_insert ON %s FOR INSERT WITH CHECK (%s)', name, partner);
                EXECUTE format('CREATE POLICY granted_update ON %s FOR UPDATE USING (%s)', name, partner);
            WHEN 'published reads' THEN
                EXECUTE format('CREATE POLICY published ON %s FOR SELECT USING (published)', name);
            WHEN 'published stays' THEN
                EXECUTE format('CREATE POLICY frozen_update ON %s AS RESTRICTIVE FOR UPDATE USING (NOT published)
                    WITH CHECK (true)', name);
                EXECUTE format('CREATE POLICY frozen_delete ON %s AS RESTRICTIVE FOR DELETE USING (NOT published)',
                    name);
            WHEN 'programme reads' THEN
                EXECUTE format('CREATE POLICY own_programme ON %s FOR SELECT USING (%s)', name, in_programme);
            WHEN 'administrators set' THEN
                EXECUTE format($q$CREATE POLICY programme_settings ON %s
                    USING (%s AND (SELECT current_setting('app.role') = 'hq-admin'))$q$, name, in_programme);
            ELSE RAISE EXCEPTION 'no wall is made of “%”', word;
        END CASE;
    END LOOP;
END
$function$;

-- The policies that stand already say the same as before, but read each setting once a statement: as a subquery without
-- a table, which PostgreSQL computes before it looks at the first row.
DO $$
DECLARE
    found record;
    setting constant text := $q$current_setting\('(app\.\w+)'::text\)$q$;
BEGIN
    FOR found IN
        SELECT format('%I.%I', schemaname, tablename) AS name, policyname, clause, text
        FROM pg_policies
        CROSS JOIN LATERAL (VALUES ('USING', qual), ('WITH CHECK', with_check)) AS part (clause, text)
        WHERE text LIKE '%current_setting%' AND text NOT LIKE '%SELECT%' AND schemaname NOT LIKE 'pg\_%'
    LOOP
        found.text := regexp_replace(found.text, '\(' || setting || '\)::uuid\[\]', '(SELECT ‹\1›::uuid[])::uuid[]', 'g');
        found.text := regexp_replace(found.text, '\(' || setting || '\)::uuid', '(SELECT ‹\1›::uuid)', 'g');
        found.text := regexp_replace(found.text, setting, '(SELECT ‹\1›)', 'g');
        found.text := regexp_replace(found.text, '‹(app\.\w+)›', $q$current_setting('\1')$q$, 'g');
        EXECUTE format('ALTER POLICY %I ON %s %s (%s)', found.policyname, found.name, found.clause, found.text);
    END LOOP;
END
$$;
RESET ROLE;
