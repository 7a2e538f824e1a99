-- Categories by which elements are divided, with their options, as DHIS2 has them: an element is divided by a
-- combination of categories, and each of its values is of one combination of their options.
SET ROLE banmo_owner;

CREATE TABLE collection.category (
    programme_id uuid NOT NULL,
    code text COLLATE "C" NOT NULL,
    uid text NOT NULL,
    position integer NOT NULL,
    name jsonb NOT NULL,
    CONSTRAINT category_pkey PRIMARY KEY (programme_id, code),
    CONSTRAINT category_uid_key UNIQUE (programme_id, uid)
);
CREATE TABLE collection.category_option (
    programme_id uuid NOT NULL,
    category text COLLATE "C" NOT NULL,
    code text COLLATE "C" NOT NULL,
    uid text NOT NULL,
    position integer NOT NULL,
    name jsonb NOT NULL,
    CONSTRAINT category_option_pkey PRIMARY KEY (programme_id, category, code),
    CONSTRAINT category_option_uid_key UNIQUE (programme_id, uid)
);
CREATE TABLE collection.category_combination (
    programme_id uuid NOT NULL,
    code text COLLATE "C" NOT NULL,
    uid text NOT NULL,
    name jsonb NOT NULL,
    -- The codes of its categories, in the order in which an option combination's name tells them.
    categories text[] NOT NULL,
    CONSTRAINT category_combination_pkey PRIMARY KEY (programme_id, code),
    CONSTRAINT category_combination_uid_key UNIQUE (programme_id, uid)
);
-- What a value's category names: an option of each category of a combination. Its code is the options', joined by `_`.
CREATE TABLE collection.option_combination (
    programme_id uuid NOT NULL,
    combination text COLLATE "C" NOT NULL,
    code text COLLATE "C" NOT NULL,
    uid text NOT NULL,
    position integer NOT NULL,
    name jsonb NOT NULL,
    options text[] NOT NULL,
    CONSTRAINT option_combination_pkey PRIMARY KEY (programme_id, combination, code),
    CONSTRAINT option_combination_uid_key UNIQUE (programme_id, uid)
);
-- By which combination an element is divided; NULL where it isn't, which DHIS2 calls `default`. It never changes, or what
-- is stored would lose its meaning.
ALTER TABLE collection.element ADD COLUMN combination text COLLATE "C";

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['category', 'category_option', 'category_combination', 'option_combination'] LOOP
        EXECUTE format('ALTER TABLE collection.%I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format($q$CREATE POLICY own_programme ON collection.%I
            FOR SELECT USING (programme_id = current_setting('app.programme')::uuid)$q$, name);
        EXECUTE format($q$CREATE POLICY programme_settings ON collection.%I
            USING (programme_id = current_setting('app.programme')::uuid
                AND current_setting('app.role') = 'hq-admin')$q$, name);
        EXECUTE format('GRANT SELECT, INSERT ON collection.%I TO banmo_service', name);
        EXECUTE format('GRANT UPDATE (name) ON collection.%I TO banmo_service', name);
    END LOOP;
END
$$;
RESET ROLE;
