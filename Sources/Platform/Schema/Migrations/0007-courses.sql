-- Bilingual courses, their lessons and the items of standards that these teach.
SET ROLE banmo_owner;

CREATE TABLE courses.course (
    tenant_id uuid NOT NULL,
    course_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    published boolean NOT NULL DEFAULT false,
    code text NOT NULL,
    version text NOT NULL,
    version_order integer[] NOT NULL,
    title jsonb NOT NULL,
    summary jsonb NOT NULL,
    -- ISCED-F 2013 detailed field, four digits.
    field text NOT NULL,
    hours integer NOT NULL CONSTRAINT course_hours_check CHECK (hours > 0),
    credits numeric NOT NULL CONSTRAINT course_credits_check CHECK (credits > 0),
    licence text NOT NULL,
    illustrative jsonb,
    CONSTRAINT course_pkey PRIMARY KEY (tenant_id, course_id),
    CONSTRAINT course_version_key UNIQUE (tenant_id, code, version)
);
CREATE INDEX course_programme ON courses.course (programme_id, published, field);

CREATE TABLE courses.module (
    tenant_id uuid NOT NULL,
    course_id uuid NOT NULL,
    module_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    published boolean NOT NULL DEFAULT false,
    position integer NOT NULL,
    code text NOT NULL,
    title jsonb NOT NULL,
    hours integer NOT NULL,
    CONSTRAINT module_pkey PRIMARY KEY (tenant_id, course_id, module_id),
    CONSTRAINT module_course_fkey FOREIGN KEY (tenant_id, course_id)
        REFERENCES courses.course (tenant_id, course_id) ON DELETE CASCADE
);

CREATE TABLE courses.lesson (
    tenant_id uuid NOT NULL,
    course_id uuid NOT NULL,
    lesson_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    published boolean NOT NULL DEFAULT false,
    module_id uuid NOT NULL,
    -- Among all lessons of the course.
    position integer NOT NULL,
    code text NOT NULL,
    title jsonb NOT NULL,
    -- Paragraphs parted by an empty line.
    text jsonb NOT NULL,
    hours integer NOT NULL,
    CONSTRAINT lesson_pkey PRIMARY KEY (tenant_id, course_id, lesson_id),
    CONSTRAINT lesson_module_fkey FOREIGN KEY (tenant_id, course_id, module_id)
        REFERENCES courses.module (tenant_id, course_id, module_id) ON DELETE CASCADE
);

CREATE TABLE courses.resource (
    tenant_id uuid NOT NULL,
    course_id uuid NOT NULL,
    resource_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    published boolean NOT NULL DEFAULT false,
    lesson_id uuid NOT NULL,
    position integer NOT NULL,
    kind text NOT NULL
        CONSTRAINT resource_kind_check CHECK (kind IN ('micro-lesson', 'video', 'textbook', 'simulation', 'quiz')),
    title jsonb NOT NULL,
    minutes integer NOT NULL CONSTRAINT resource_minutes_check CHECK (minutes > 0),
    CONSTRAINT resource_pkey PRIMARY KEY (tenant_id, course_id, resource_id),
    CONSTRAINT resource_lesson_fkey FOREIGN KEY (tenant_id, course_id, lesson_id)
        REFERENCES courses.lesson (tenant_id, course_id, lesson_id) ON DELETE CASCADE
);

-- Which items of which version of a standard a lesson teaches; the standard may be another tenant's, as above.
CREATE TABLE courses.lesson_item (
    tenant_id uuid NOT NULL,
    course_id uuid NOT NULL,
    lesson_id uuid NOT NULL,
    standard_id uuid NOT NULL,
    item_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    published boolean NOT NULL DEFAULT false,
    position integer NOT NULL,
    standard_code text NOT NULL,
    standard_version text NOT NULL,
    item_code text NOT NULL,
    -- As the item was worded in that version.
    item_text jsonb NOT NULL,
    CONSTRAINT lesson_item_pkey PRIMARY KEY (tenant_id, course_id, lesson_id, standard_id, item_id),
    CONSTRAINT lesson_item_lesson_fkey FOREIGN KEY (tenant_id, course_id, lesson_id)
        REFERENCES courses.lesson (tenant_id, course_id, lesson_id) ON DELETE CASCADE
);
CREATE INDEX lesson_item_standard ON courses.lesson_item (standard_id, item_id);

-- Everyone reads what is published; a draft is its own tenant's, and headquarters reads it.
DO $$
DECLARE
    name regclass;
BEGIN
    FOREACH name IN ARRAY ARRAY['courses.course', 'courses.module', 'courses.lesson', 'courses.resource',
    'courses.lesson_item']::regclass[] LOOP
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

GRANT SELECT, INSERT, UPDATE, DELETE ON courses.course, courses.module, courses.lesson, courses.resource,
    courses.lesson_item TO banmo_service;
RESET ROLE;
