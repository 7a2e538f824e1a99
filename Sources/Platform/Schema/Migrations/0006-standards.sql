-- Vocational standards: a published version never changes; its items keep their UUIDs across versions.
SET ROLE banmo_owner;

CREATE TABLE standards.standard (
    tenant_id uuid NOT NULL,
    standard_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    -- Whether everyone may read it; each table of the room says so itself, for policies read only the row's own
    -- columns.
    published boolean NOT NULL DEFAULT false,
    code text NOT NULL,
    version text NOT NULL,
    -- The version as numbers, so that 1.10.0 comes after 1.9.0.
    version_order integer[] NOT NULL,
    title jsonb NOT NULL,
    summary jsonb NOT NULL,
    -- ISCO-08 unit groups and China's occupations (CSCO 2022).
    isco text[] NOT NULL,
    csco text[] NOT NULL,
    -- ISCED-F 2013 detailed field, four digits.
    field text NOT NULL,
    -- China's catalogue of vocational programmes: codes and names.
    catalogue_programmes jsonb NOT NULL,
    -- Framework to level: {"EQF": "5", "AQRF": "5", …}.
    levels jsonb NOT NULL,
    licence text NOT NULL,
    hours integer NOT NULL CONSTRAINT standard_hours_check CHECK (hours > 0),
    -- Arrays of texts.
    equipment jsonb NOT NULL,
    teachers jsonb NOT NULL,
    -- What in it is made up, in words; NULL where nothing is.
    illustrative jsonb,
    CONSTRAINT standard_pkey PRIMARY KEY (tenant_id, standard_id),
    CONSTRAINT standard_version_key UNIQUE (tenant_id, code, version)
);
CREATE INDEX standard_programme ON standards.standard (programme_id, published, field);

CREATE TABLE standards.item (
    tenant_id uuid NOT NULL,
    standard_id uuid NOT NULL,
    item_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    published boolean NOT NULL DEFAULT false,
    parent_id uuid,
    -- Among all items of the standard, in reading order: a parent comes before its children.
    position integer NOT NULL,
    kind text NOT NULL
        CONSTRAINT item_kind_check CHECK (kind IN ('task', 'competence', 'criterion', 'knowledge', 'skill')),
    -- A, A1, A1.P1 …
    code text NOT NULL,
    text jsonb NOT NULL,
    -- Of tasks and competences.
    hours integer,
    CONSTRAINT item_pkey PRIMARY KEY (tenant_id, standard_id, item_id),
    CONSTRAINT item_code_key UNIQUE (tenant_id, standard_id, code),
    CONSTRAINT item_position_key UNIQUE (tenant_id, standard_id, position),
    CONSTRAINT item_standard_fkey FOREIGN KEY (tenant_id, standard_id)
        REFERENCES standards.standard (tenant_id, standard_id) ON DELETE CASCADE,
    CONSTRAINT item_parent_fkey FOREIGN KEY (tenant_id, standard_id, parent_id)
        REFERENCES standards.item (tenant_id, standard_id, item_id) ON DELETE CASCADE
);

-- Registered by a partner, or by whoever keeps the standard; the standard may be another tenant's, hence no foreign
-- key: code and version name it, and a published version never changes.
CREATE TABLE standards.adoption (
    tenant_id uuid NOT NULL,
    adoption_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    published boolean NOT NULL DEFAULT false,
    standard_id uuid NOT NULL,
    standard_code text NOT NULL,
    standard_version text NOT NULL,
    -- ISO 3166-1 alpha-2.
    country text NOT NULL CONSTRAINT adoption_country_check CHECK (country ~ '^[A-Z]{2}$'),
    authority jsonb NOT NULL,
    level text NOT NULL
        CONSTRAINT adoption_level_check CHECK (level IN ('institution', 'sector', 'national')),
    document jsonb,
    adopted_on date,
    -- What is made up, in words; NULL where nothing is.
    illustrative jsonb,
    CONSTRAINT adoption_pkey PRIMARY KEY (tenant_id, adoption_id)
);
CREATE INDEX adoption_country ON standards.adoption (programme_id, country, level);
CREATE INDEX adoption_standard ON standards.adoption (standard_id);

-- Everyone reads what is published; a draft is its own tenant's, and headquarters reads it.
DO $$
DECLARE
    name regclass;
BEGIN
    FOREACH name IN ARRAY ARRAY['standards.standard', 'standards.item', 'standards.adoption']::regclass[] LOOP
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format($q$CREATE POLICY own_organisation ON %s
            USING (tenant_id = current_setting('app.tenant')::uuid)$q$, name);
        EXECUTE format($q$CREATE POLICY headquarters ON %s FOR SELECT
            USING (programme_id = current_setting('app.programme')::uuid
                AND current_setting('app.role') IN ('reviewer', 'hq-admin', 'leader'))$q$, name);
        EXECUTE format('CREATE POLICY published ON %s FOR SELECT USING (published)', name);
        EXECUTE format($q$CREATE POLICY leaders_insert_nothing ON %s AS RESTRICTIVE FOR INSERT
            WITH CHECK (current_setting('app.role') <> 'leader')$q$, name);
        EXECUTE format($q$CREATE POLICY leaders_update_nothing ON %s AS RESTRICTIVE FOR UPDATE
            USING (current_setting('app.role') <> 'leader')$q$, name);
        EXECUTE format($q$CREATE POLICY leaders_delete_nothing ON %s AS RESTRICTIVE FOR DELETE
            USING (current_setting('app.role') <> 'leader')$q$, name);
        -- A published version never changes.
        EXECUTE format('CREATE POLICY frozen_update ON %s AS RESTRICTIVE FOR UPDATE USING (NOT published)
            WITH CHECK (true)', name);
        EXECUTE format('CREATE POLICY frozen_delete ON %s AS RESTRICTIVE FOR DELETE USING (NOT published)', name);
    END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE, DELETE ON standards.standard, standards.item, standards.adoption TO banmo_service;
RESET ROLE;
