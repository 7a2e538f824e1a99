CREATE SCHEMA closed_loop;
ALTER SCHEMA closed_loop OWNER TO banmo_owner;
CREATE SCHEMA collection;
ALTER SCHEMA collection OWNER TO banmo_owner;
CREATE SCHEMA courses;
ALTER SCHEMA courses OWNER TO banmo_owner;
CREATE SCHEMA evidence;
ALTER SCHEMA evidence OWNER TO banmo_owner;
CREATE SCHEMA indicators;
ALTER SCHEMA indicators OWNER TO banmo_owner;
CREATE SCHEMA lifecycle;
ALTER SCHEMA lifecycle OWNER TO banmo_owner;
CREATE SCHEMA notices;
ALTER SCHEMA notices OWNER TO banmo_owner;
CREATE SCHEMA outbox;
ALTER SCHEMA outbox OWNER TO banmo_owner;
CREATE SCHEMA schema;
ALTER SCHEMA schema OWNER TO banmo_owner;
CREATE SCHEMA standards;
ALTER SCHEMA standards OWNER TO banmo_owner;
CREATE SCHEMA tenancy;
ALTER SCHEMA tenancy OWNER TO banmo_owner;
CREATE FUNCTION schema.wall(name regclass, VARIADIC words text[]) RETURNS void
    LANGUAGE plpgsql
    AS $_$
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
$_$;
ALTER FUNCTION schema.wall(name regclass, VARIADIC words text[]) OWNER TO banmo_owner;
CREATE FUNCTION tenancy.audit_text(tenant_id uuid, programme_id uuid, number bigint, at timestamp with time zone, member_id uuid, member_name text, role text, place text, action text, object text, details jsonb) RETURNS bytea
    LANGUAGE sql STABLE
    RETURN convert_to((jsonb_build_array(tenant_id, programme_id, number, to_char((at AT TIME ZONE 'UTC'::text), 'YYYY-MM-DD"T"HH24:MI:SS.US'::text), member_id, member_name, role, place, action, object, details))::text, 'UTF8'::name);
ALTER FUNCTION tenancy.audit_text(tenant_id uuid, programme_id uuid, number bigint, at timestamp with time zone, member_id uuid, member_name text, role text, place text, action text, object text, details jsonb) OWNER TO banmo_owner;
CREATE TABLE closed_loop.action (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    finding integer NOT NULL,
    number integer NOT NULL,
    programme_id uuid NOT NULL,
    text text NOT NULL,
    owner text NOT NULL,
    due date NOT NULL,
    shown_by text NOT NULL,
    state text DEFAULT 'open'::text NOT NULL,
    words text DEFAULT ''::text NOT NULL,
    settled_on date,
    settled_by text,
    CONSTRAINT action_dropped_check CHECK (((state <> 'dropped'::text) OR (words <> ''::text))),
    CONSTRAINT action_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'dropped'::text])))
);
ALTER TABLE closed_loop.action OWNER TO banmo_owner;
CREATE TABLE closed_loop.extension (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    finding integer NOT NULL,
    number integer NOT NULL,
    programme_id uuid NOT NULL,
    due date NOT NULL,
    reason text NOT NULL,
    asked_on date NOT NULL,
    asked_by text NOT NULL,
    granted boolean,
    words text DEFAULT ''::text NOT NULL,
    decided_on date,
    decided_by text
);
ALTER TABLE closed_loop.extension OWNER TO banmo_owner;
CREATE TABLE closed_loop.finding (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    number integer NOT NULL,
    programme_id uuid NOT NULL,
    severity text NOT NULL,
    text text NOT NULL,
    opened timestamp with time zone NOT NULL,
    opened_by uuid NOT NULL,
    due timestamp with time zone,
    verified timestamp with time zone,
    verified_by uuid,
    verified_organisation_id uuid,
    origin text DEFAULT 'inspection'::text NOT NULL,
    warning integer,
    opened_by_name text,
    indicator text,
    owner_organisation_id uuid,
    owner_id uuid,
    owner_name text,
    first_due timestamp with time zone,
    state text DEFAULT 'open'::text NOT NULL,
    version integer DEFAULT 0 NOT NULL,
    since timestamp with time zone,
    outcome text,
    outcome_value numeric,
    outcome_reason text,
    closed timestamp with time zone,
    follows integer,
    CONSTRAINT finding_closed_check CHECK (((closed IS NULL) OR (state = 'closed'::text))),
    CONSTRAINT finding_condition_check CHECK (((severity <> 'condition'::text) OR (due IS NOT NULL))),
    CONSTRAINT finding_origin_check CHECK ((origin = ANY (ARRAY['warning'::text, 'inspection'::text, 'panel'::text, 'class-visit'::text, 'complaint'::text, 'follow-up'::text]))),
    CONSTRAINT finding_outcome_check CHECK ((outcome = ANY (ARRAY['effective'::text, 'ineffective'::text, 'not-measurable'::text]))),
    CONSTRAINT finding_severity_check CHECK ((severity = ANY (ARRAY['minor'::text, 'blocking'::text, 'condition'::text]))),
    CONSTRAINT finding_state_check CHECK ((state = ANY (ARRAY['open'::text, 'plan-submitted'::text, 'plan-accepted'::text, 'evidence-submitted'::text, 'verified'::text, 'observed'::text, 'closed'::text]))),
    CONSTRAINT finding_verified_check CHECK ((num_nonnulls(verified, verified_by, verified_organisation_id) = ANY (ARRAY[0, 3]))),
    CONSTRAINT finding_verifier_check CHECK ((verified_organisation_id <> tenant_id))
);
ALTER TABLE closed_loop.finding OWNER TO banmo_owner;
CREATE TABLE closed_loop.plan (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    finding integer NOT NULL,
    programme_id uuid NOT NULL,
    cause text NOT NULL,
    method text,
    method_words text DEFAULT ''::text NOT NULL,
    criterion_from numeric,
    criterion_to numeric,
    criterion_period text,
    prepared_by uuid[] NOT NULL,
    CONSTRAINT plan_criterion_check CHECK ((num_nonnulls(criterion_from, criterion_to, criterion_period) = ANY (ARRAY[0, 3]))),
    CONSTRAINT plan_method_check CHECK ((method = ANY (ARRAY['five-whys'::text, 'fishbone'::text, 'other'::text])))
);
ALTER TABLE closed_loop.plan OWNER TO banmo_owner;
CREATE TABLE closed_loop.transition (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    finding integer NOT NULL,
    number integer NOT NULL,
    programme_id uuid NOT NULL,
    step text NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    member_id uuid NOT NULL,
    member_name text NOT NULL,
    role text NOT NULL,
    organisation_id uuid NOT NULL,
    organisation_zh text NOT NULL,
    organisation_en text NOT NULL,
    at timestamp with time zone NOT NULL,
    reason text,
    plan jsonb NOT NULL,
    confirmed text,
    meaning jsonb,
    CONSTRAINT transition_confirmed_check CHECK ((confirmed = ANY (ARRAY['password'::text, 'token'::text, 'command'::text]))),
    CONSTRAINT transition_meaning_check CHECK (((confirmed IS NULL) = (meaning IS NULL)))
);
ALTER TABLE closed_loop.transition OWNER TO banmo_owner;
CREATE TABLE closed_loop.warning (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    number integer NOT NULL,
    programme_id uuid NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    cause text NOT NULL COLLATE pg_catalog."C",
    subject text NOT NULL COLLATE pg_catalog."C",
    period text NOT NULL COLLATE pg_catalog."C",
    value numeric,
    target numeric,
    lower numeric,
    upper numeric,
    day date,
    raised timestamp with time zone NOT NULL,
    month text NOT NULL COLLATE pg_catalog."C",
    due date NOT NULL,
    state text DEFAULT 'open'::text NOT NULL,
    answered_at timestamp with time zone,
    answered_on date,
    answered_by uuid,
    words text DEFAULT ''::text NOT NULL,
    finding integer,
    CONSTRAINT warning_answered_check CHECK (((state <> ALL (ARRAY['dismissed'::text, 'accepted'::text, 'finding'::text])) OR (answered_at IS NOT NULL))),
    CONSTRAINT warning_state_check CHECK ((state = ANY (ARRAY['open'::text, 'dismissed'::text, 'accepted'::text, 'finding'::text, 'withdrawn'::text])))
);
ALTER TABLE closed_loop.warning OWNER TO banmo_owner;
CREATE TABLE closed_loop.warning_rule (
    programme_id uuid NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    number integer NOT NULL,
    is_on boolean NOT NULL,
    days integer NOT NULL,
    limits jsonb DEFAULT '{}'::jsonb NOT NULL,
    set_at timestamp with time zone NOT NULL,
    set_by uuid NOT NULL,
    CONSTRAINT warning_rule_days_check CHECK (((days >= 1) AND (days <= 365)))
);
ALTER TABLE closed_loop.warning_rule OWNER TO banmo_owner;
CREATE TABLE closed_loop.warning_step (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    warning integer NOT NULL,
    number integer NOT NULL,
    programme_id uuid NOT NULL,
    step text NOT NULL,
    at timestamp with time zone NOT NULL,
    member_id uuid,
    role text DEFAULT ''::text NOT NULL,
    reason text DEFAULT ''::text NOT NULL,
    CONSTRAINT warning_step_step_check CHECK ((step = ANY (ARRAY['raise'::text, 'dismiss'::text, 'accept'::text, 'refuse'::text, 'find'::text, 'withdraw'::text, 'raise-again'::text, 'escalate-approver'::text, 'escalate-administrator'::text, 'escalate-headquarters'::text])))
);
ALTER TABLE closed_loop.warning_step OWNER TO banmo_owner;
CREATE TABLE collection.batch (
    tenant_id uuid NOT NULL,
    batch_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    college_id uuid,
    report_id uuid,
    member_id uuid NOT NULL,
    member_name text NOT NULL,
    member_role text NOT NULL,
    at timestamp with time zone NOT NULL,
    reason text NOT NULL,
    origin text NOT NULL,
    file_name text,
    created integer DEFAULT 0 NOT NULL,
    updated integer DEFAULT 0 NOT NULL,
    unchanged integer DEFAULT 0 NOT NULL,
    removed integer DEFAULT 0 NOT NULL,
    faults jsonb DEFAULT '[]'::jsonb NOT NULL,
    fault_count integer DEFAULT 0 NOT NULL,
    rows integer DEFAULT 0 NOT NULL,
    CONSTRAINT batch_origin_check CHECK ((origin = ANY (ARRAY['file'::text, 'form'::text, 'system'::text, 'demonstration'::text, 'import'::text])))
);
ALTER TABLE collection.batch OWNER TO banmo_owner;
CREATE TABLE collection.category (
    programme_id uuid NOT NULL,
    code text NOT NULL COLLATE pg_catalog."C",
    uid text NOT NULL,
    "position" integer NOT NULL,
    name jsonb NOT NULL
);
ALTER TABLE collection.category OWNER TO banmo_owner;
CREATE TABLE collection.category_combination (
    programme_id uuid NOT NULL,
    code text NOT NULL COLLATE pg_catalog."C",
    uid text NOT NULL,
    name jsonb NOT NULL,
    categories text[] NOT NULL
);
ALTER TABLE collection.category_combination OWNER TO banmo_owner;
CREATE TABLE collection.category_option (
    programme_id uuid NOT NULL,
    category text NOT NULL COLLATE pg_catalog."C",
    code text NOT NULL COLLATE pg_catalog."C",
    uid text NOT NULL,
    "position" integer NOT NULL,
    name jsonb NOT NULL
);
ALTER TABLE collection.category_option OWNER TO banmo_owner;
CREATE TABLE collection.college_rollup (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    period text NOT NULL COLLATE pg_catalog."C",
    element text NOT NULL COLLATE pg_catalog."C",
    category text NOT NULL COLLATE pg_catalog."C",
    programme_id uuid NOT NULL,
    reported integer NOT NULL,
    sum numeric NOT NULL,
    last_period text COLLATE pg_catalog."C"
);
ALTER TABLE collection.college_rollup OWNER TO banmo_owner;
CREATE TABLE collection.data_set (
    programme_id uuid NOT NULL,
    code text NOT NULL COLLATE pg_catalog."C",
    "position" integer NOT NULL,
    name jsonb NOT NULL,
    frequency text NOT NULL,
    source text NOT NULL,
    due_days integer NOT NULL,
    CONSTRAINT data_set_frequency_check CHECK ((frequency = ANY (ARRAY['monthly'::text, 'quarterly'::text, 'yearly'::text]))),
    CONSTRAINT data_set_source_check CHECK ((source = ANY (ARRAY['college'::text, 'partner'::text, 'headquarters'::text])))
);
ALTER TABLE collection.data_set OWNER TO banmo_owner;
CREATE TABLE collection.element (
    programme_id uuid NOT NULL,
    code text NOT NULL COLLATE pg_catalog."C",
    uid text NOT NULL,
    "position" integer NOT NULL,
    name jsonb NOT NULL,
    domain text NOT NULL,
    value_type text NOT NULL,
    unit text NOT NULL,
    over_colleges text NOT NULL,
    over_time text NOT NULL,
    frequency text NOT NULL,
    source text NOT NULL,
    reference text NOT NULL,
    data_set text COLLATE pg_catalog."C",
    combination text COLLATE pg_catalog."C",
    part_of text,
    CONSTRAINT element_domain_check CHECK ((domain = ANY (ARRAY['overall'::text, 'teaching'::text, 'resource'::text, 'system'::text]))),
    CONSTRAINT element_frequency_check CHECK ((frequency = ANY (ARRAY['monthly'::text, 'quarterly'::text, 'yearly'::text]))),
    CONSTRAINT element_over_colleges_check CHECK ((over_colleges = 'sum'::text)),
    CONSTRAINT element_over_time_check CHECK ((over_time = ANY (ARRAY['sum'::text, 'last'::text]))),
    CONSTRAINT element_source_check CHECK ((source = ANY (ARRAY['college'::text, 'partner'::text, 'headquarters'::text, 'event'::text, 'system'::text]))),
    CONSTRAINT element_value_type_check CHECK ((value_type = ANY (ARRAY['integer'::text, 'number'::text, 'money'::text])))
);
ALTER TABLE collection.element OWNER TO banmo_owner;
CREATE TABLE collection.ledger (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    writes bigint DEFAULT 0 NOT NULL,
    changed_at timestamp with time zone
);
ALTER TABLE collection.ledger OWNER TO banmo_owner;
CREATE TABLE collection.option_combination (
    programme_id uuid NOT NULL,
    combination text NOT NULL COLLATE pg_catalog."C",
    code text NOT NULL COLLATE pg_catalog."C",
    uid text NOT NULL,
    "position" integer NOT NULL,
    name jsonb NOT NULL,
    options text[] NOT NULL
);
ALTER TABLE collection.option_combination OWNER TO banmo_owner;
CREATE TABLE collection.past_value (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    element text NOT NULL COLLATE pg_catalog."C",
    category text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    period text NOT NULL COLLATE pg_catalog."C",
    programme_id uuid NOT NULL,
    value numeric NOT NULL,
    at timestamp with time zone NOT NULL,
    number bigint NOT NULL,
    batch_id uuid NOT NULL,
    "row" integer,
    ended_at timestamp with time zone NOT NULL,
    ended_number bigint NOT NULL,
    ended_batch_id uuid NOT NULL,
    guest_programme_id uuid DEFAULT 
CASE
    WHEN (current_setting('app.role'::text) = ANY (ARRAY['partner'::text, 'reviewer'::text, 'hq-admin'::text])) THEN (current_setting('app.programme'::text))::uuid
    ELSE NULL::uuid
END
);
ALTER TABLE collection.past_value OWNER TO banmo_owner;
CREATE TABLE collection.period (
    period text NOT NULL COLLATE pg_catalog."C",
    type text NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    rank integer,
    quarter_rank integer,
    half_rank integer,
    year_rank integer,
    academic_rank integer
);
ALTER TABLE collection.period OWNER TO banmo_owner;
CREATE TABLE collection.period_level (
    period text NOT NULL COLLATE pg_catalog."C",
    level_period text NOT NULL COLLATE pg_catalog."C",
    first_period text NOT NULL COLLATE pg_catalog."C",
    last_period text NOT NULL COLLATE pg_catalog."C",
    level_rank integer NOT NULL
);
ALTER TABLE collection.period_level OWNER TO banmo_owner;
CREATE TABLE collection.report (
    tenant_id uuid NOT NULL,
    report_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    college_id uuid NOT NULL,
    data_set text NOT NULL COLLATE pg_catalog."C",
    period text NOT NULL COLLATE pg_catalog."C",
    due_on date NOT NULL,
    state text DEFAULT 'open'::text NOT NULL,
    prepared_by uuid,
    prepared_by_name text,
    prepared_at timestamp with time zone,
    submitted_by uuid,
    submitted_by_name text,
    submitted_at timestamp with time zone,
    decided_by uuid,
    decided_by_name text,
    decided_at timestamp with time zone,
    reason text,
    version integer DEFAULT 0 NOT NULL,
    submitted_on date,
    received_on date,
    filed_on date,
    CONSTRAINT report_state_check CHECK ((state = ANY (ARRAY['open'::text, 'prepared'::text, 'submitted'::text, 'approved'::text, 'returned'::text])))
);
ALTER TABLE collection.report OWNER TO banmo_owner;
CREATE TABLE collection.report_step (
    tenant_id uuid NOT NULL,
    report_id uuid NOT NULL,
    number integer NOT NULL,
    programme_id uuid NOT NULL,
    college_id uuid NOT NULL,
    step text NOT NULL,
    member_id uuid NOT NULL,
    member_name text NOT NULL,
    at timestamp with time zone NOT NULL,
    reason text,
    writes bigint
);
ALTER TABLE collection.report_step OWNER TO banmo_owner;
CREATE TABLE collection.report_tally (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    data_set text NOT NULL COLLATE pg_catalog."C",
    programme_id uuid NOT NULL,
    first_period text NOT NULL COLLATE pg_catalog."C",
    last_period text NOT NULL COLLATE pg_catalog."C",
    open integer NOT NULL,
    prepared integer NOT NULL,
    submitted integer NOT NULL,
    approved integer NOT NULL,
    returned integer NOT NULL
);
ALTER TABLE collection.report_tally OWNER TO banmo_owner;
CREATE TABLE collection.rollup (
    programme_id uuid NOT NULL,
    country text NOT NULL COLLATE pg_catalog."C",
    element text NOT NULL COLLATE pg_catalog."C",
    category text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    period text NOT NULL COLLATE pg_catalog."C",
    colleges integer NOT NULL,
    sum numeric NOT NULL
);
ALTER TABLE collection.rollup OWNER TO banmo_owner;
CREATE TABLE collection.rule_check (
    tenant_id uuid NOT NULL,
    report_id uuid NOT NULL,
    rule text NOT NULL COLLATE pg_catalog."C",
    number integer NOT NULL,
    programme_id uuid NOT NULL,
    college_id uuid NOT NULL,
    name jsonb NOT NULL,
    operator text NOT NULL,
    importance text NOT NULL,
    period text NOT NULL COLLATE pg_catalog."C",
    left_value numeric,
    right_value numeric,
    is_broken boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    month text NOT NULL COLLATE pg_catalog."C"
);
ALTER TABLE collection.rule_check OWNER TO banmo_owner;
CREATE TABLE collection.value (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    element text NOT NULL COLLATE pg_catalog."C",
    category text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    period text NOT NULL COLLATE pg_catalog."C",
    programme_id uuid NOT NULL,
    value numeric NOT NULL,
    at timestamp with time zone NOT NULL,
    number bigint NOT NULL,
    batch_id uuid NOT NULL,
    "row" integer,
    guest_programme_id uuid DEFAULT 
CASE
    WHEN (current_setting('app.role'::text) = ANY (ARRAY['partner'::text, 'reviewer'::text, 'hq-admin'::text])) THEN (current_setting('app.programme'::text))::uuid
    ELSE NULL::uuid
END
);
ALTER TABLE collection.value OWNER TO banmo_owner;
CREATE TABLE courses.course (
    tenant_id uuid NOT NULL,
    course_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    published boolean DEFAULT false NOT NULL,
    code text NOT NULL,
    version text NOT NULL,
    version_order integer[] NOT NULL,
    title jsonb NOT NULL,
    summary jsonb NOT NULL,
    field text NOT NULL,
    hours integer NOT NULL,
    credits numeric NOT NULL,
    licence text NOT NULL,
    illustrative jsonb,
    CONSTRAINT course_credits_check CHECK ((credits > (0)::numeric)),
    CONSTRAINT course_hours_check CHECK ((hours > 0))
);
ALTER TABLE courses.course OWNER TO banmo_owner;
CREATE TABLE courses.lesson (
    tenant_id uuid NOT NULL,
    course_id uuid NOT NULL,
    lesson_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    published boolean DEFAULT false NOT NULL,
    module_id uuid NOT NULL,
    "position" integer NOT NULL,
    code text NOT NULL,
    title jsonb NOT NULL,
    text jsonb NOT NULL,
    hours integer NOT NULL
);
ALTER TABLE courses.lesson OWNER TO banmo_owner;
CREATE TABLE courses.lesson_item (
    tenant_id uuid NOT NULL,
    course_id uuid NOT NULL,
    lesson_id uuid NOT NULL,
    standard_id uuid NOT NULL,
    item_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    published boolean DEFAULT false NOT NULL,
    "position" integer NOT NULL,
    standard_code text NOT NULL,
    standard_version text NOT NULL,
    item_code text NOT NULL,
    item_text jsonb NOT NULL
);
ALTER TABLE courses.lesson_item OWNER TO banmo_owner;
CREATE TABLE courses.module (
    tenant_id uuid NOT NULL,
    course_id uuid NOT NULL,
    module_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    published boolean DEFAULT false NOT NULL,
    "position" integer NOT NULL,
    code text NOT NULL,
    title jsonb NOT NULL,
    hours integer NOT NULL
);
ALTER TABLE courses.module OWNER TO banmo_owner;
CREATE TABLE courses.resource (
    tenant_id uuid NOT NULL,
    course_id uuid NOT NULL,
    resource_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    published boolean DEFAULT false NOT NULL,
    lesson_id uuid NOT NULL,
    "position" integer NOT NULL,
    kind text NOT NULL,
    title jsonb NOT NULL,
    minutes integer NOT NULL,
    CONSTRAINT resource_kind_check CHECK ((kind = ANY (ARRAY['micro-lesson'::text, 'video'::text, 'textbook'::text, 'simulation'::text, 'quiz'::text]))),
    CONSTRAINT resource_minutes_check CHECK ((minutes > 0))
);
ALTER TABLE courses.resource OWNER TO banmo_owner;
CREATE TABLE evidence.attachment (
    tenant_id uuid NOT NULL,
    attachment_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    college_id uuid,
    kind text NOT NULL,
    item text NOT NULL,
    sha256 bytea NOT NULL,
    file_name text NOT NULL,
    sentence text NOT NULL,
    language text NOT NULL,
    member_id uuid NOT NULL,
    member_name text NOT NULL,
    role text NOT NULL,
    organisation_id uuid NOT NULL,
    organisation_zh text NOT NULL,
    organisation_en text NOT NULL,
    at timestamp with time zone NOT NULL,
    replaces uuid,
    replaced_by uuid,
    ended timestamp with time zone,
    ended_by uuid,
    ended_by_name text,
    CONSTRAINT attachment_ended_check CHECK (((num_nonnulls(ended, ended_by, ended_by_name) = ANY (ARRAY[0, 3])) AND ((replaced_by IS NULL) OR (ended IS NOT NULL)))),
    CONSTRAINT attachment_kind_check CHECK ((kind = ANY (ARRAY['document'::text, 'milestone'::text, 'report'::text, 'value'::text, 'application'::text, 'score'::text, 'finding'::text, 'action'::text, 'verification'::text, 'adoption'::text])))
);
ALTER TABLE evidence.attachment OWNER TO banmo_owner;
CREATE TABLE evidence.chunk (
    tenant_id uuid NOT NULL,
    sha256 bytea NOT NULL,
    ordinal integer NOT NULL,
    programme_id uuid NOT NULL,
    colleges uuid[] NOT NULL,
    bytes bytea NOT NULL
);
ALTER TABLE ONLY evidence.chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;
ALTER TABLE evidence.chunk OWNER TO banmo_owner;
CREATE TABLE evidence.citation (
    tenant_id uuid NOT NULL,
    decision text NOT NULL,
    attachment_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    college_id uuid,
    sha256 bytea NOT NULL,
    at timestamp with time zone NOT NULL
);
ALTER TABLE evidence.citation OWNER TO banmo_owner;
CREATE TABLE evidence.file (
    tenant_id uuid NOT NULL,
    sha256 bytea NOT NULL,
    programme_id uuid NOT NULL,
    colleges uuid[] NOT NULL,
    size bigint NOT NULL,
    crc32 bigint NOT NULL,
    media_type text NOT NULL,
    created timestamp with time zone NOT NULL,
    CONSTRAINT file_sha256_check CHECK ((octet_length(sha256) = 32)),
    CONSTRAINT file_size_check CHECK ((size > 0))
);
ALTER TABLE evidence.file OWNER TO banmo_owner;
CREATE TABLE evidence.rule (
    programme_id uuid NOT NULL,
    largest bigint NOT NULL,
    CONSTRAINT rule_largest_check CHECK (((largest >= 1048576) AND (largest <= 1073741824)))
);
ALTER TABLE evidence.rule OWNER TO banmo_owner;
CREATE TABLE evidence.upload (
    tenant_id uuid NOT NULL,
    upload_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    member_id uuid NOT NULL,
    subject text NOT NULL,
    file_name text NOT NULL,
    sentence text NOT NULL,
    language text NOT NULL,
    replaces uuid,
    size bigint NOT NULL,
    received bigint NOT NULL,
    created timestamp with time zone NOT NULL,
    touched timestamp with time zone NOT NULL,
    attachment_id uuid,
    CONSTRAINT upload_received_check CHECK (((received >= 0) AND (received <= size)))
);
ALTER TABLE evidence.upload OWNER TO banmo_owner;
CREATE TABLE evidence.upload_piece (
    tenant_id uuid NOT NULL,
    upload_id uuid NOT NULL,
    place bigint NOT NULL,
    programme_id uuid NOT NULL,
    member_id uuid NOT NULL,
    bytes bytea NOT NULL
);
ALTER TABLE ONLY evidence.upload_piece ALTER COLUMN bytes SET STORAGE EXTERNAL;
ALTER TABLE evidence.upload_piece OWNER TO banmo_owner;
CREATE TABLE indicators.college_target (
    tenant_id uuid NOT NULL,
    target_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    college_id uuid NOT NULL,
    indicator text NOT NULL COLLATE pg_catalog."C",
    period text NOT NULL COLLATE pg_catalog."C",
    value numeric NOT NULL,
    since date NOT NULL,
    until date,
    set_at timestamp with time zone NOT NULL,
    set_by uuid NOT NULL,
    reason text DEFAULT ''::text NOT NULL,
    CONSTRAINT college_target_until_check CHECK ((until >= since))
);
ALTER TABLE indicators.college_target OWNER TO banmo_owner;
CREATE TABLE indicators.indicator (
    programme_id uuid NOT NULL,
    code text NOT NULL,
    "position" integer NOT NULL,
    name jsonb NOT NULL,
    leg text NOT NULL,
    numerator text NOT NULL,
    denominator text NOT NULL,
    factor numeric NOT NULL,
    better text NOT NULL,
    default_target numeric NOT NULL,
    weight numeric DEFAULT 1 NOT NULL,
    reference text NOT NULL,
    CONSTRAINT indicator_better_check CHECK ((better = ANY (ARRAY['higher'::text, 'lower'::text]))),
    CONSTRAINT indicator_leg_check CHECK ((leg = ANY (ARRAY['plan'::text, 'do'::text, 'check'::text, 'act'::text, 'outcome'::text]))),
    CONSTRAINT indicator_weight_check CHECK ((weight > (0)::numeric))
);
ALTER TABLE indicators.indicator OWNER TO banmo_owner;
CREATE TABLE indicators.target (
    programme_id uuid NOT NULL,
    target_id uuid NOT NULL,
    country text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    indicator text NOT NULL COLLATE pg_catalog."C",
    period text NOT NULL COLLATE pg_catalog."C",
    value numeric NOT NULL,
    since date NOT NULL,
    until date,
    set_at timestamp with time zone NOT NULL,
    set_by uuid NOT NULL,
    reason text DEFAULT ''::text NOT NULL,
    CONSTRAINT target_until_check CHECK ((until >= since))
);
ALTER TABLE indicators.target OWNER TO banmo_owner;
CREATE TABLE indicators.target_proposal (
    tenant_id uuid NOT NULL,
    proposal_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    college_id uuid NOT NULL,
    indicator text NOT NULL COLLATE pg_catalog."C",
    period text NOT NULL COLLATE pg_catalog."C",
    value numeric NOT NULL,
    reason text DEFAULT ''::text NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    proposed_by uuid NOT NULL,
    state text DEFAULT 'proposed'::text NOT NULL,
    decided_at timestamp with time zone,
    decided_by uuid,
    answer text DEFAULT ''::text NOT NULL,
    CONSTRAINT target_proposal_decided_check CHECK (((state = 'proposed'::text) = (decided_at IS NULL))),
    CONSTRAINT target_proposal_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'agreed'::text, 'declined'::text, 'withdrawn'::text])))
);
ALTER TABLE indicators.target_proposal OWNER TO banmo_owner;
CREATE TABLE indicators.validation_rule (
    programme_id uuid NOT NULL,
    code text NOT NULL COLLATE pg_catalog."C",
    "position" integer NOT NULL,
    name jsonb NOT NULL,
    left_side text NOT NULL,
    operator text NOT NULL,
    right_side text NOT NULL,
    left_missing text DEFAULT 'SKIP_IF_ALL_VALUES_MISSING'::text NOT NULL,
    right_missing text DEFAULT 'SKIP_IF_ALL_VALUES_MISSING'::text NOT NULL,
    importance text NOT NULL,
    period_type text,
    instruction jsonb NOT NULL,
    CONSTRAINT validation_rule_importance_check CHECK ((importance = ANY (ARRAY['high'::text, 'medium'::text, 'low'::text]))),
    CONSTRAINT validation_rule_operator_check CHECK ((operator = ANY (ARRAY['=='::text, '!='::text, '<'::text, '<='::text, '>'::text, '>='::text, 'compulsory_pair'::text, 'exclusive_pair'::text])))
);
ALTER TABLE indicators.validation_rule OWNER TO banmo_owner;
CREATE TABLE lifecycle.assignment (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    expert_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    assigned_by uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT assignment_organisation_check CHECK ((organisation_id <> tenant_id))
);
ALTER TABLE lifecycle.assignment OWNER TO banmo_owner;
CREATE TABLE lifecycle.blocker (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    number integer NOT NULL,
    programme_id uuid NOT NULL,
    kind text NOT NULL,
    since timestamp with time zone NOT NULL,
    due timestamp with time zone,
    lifted timestamp with time zone,
    lifted_organisation_id uuid,
    CONSTRAINT blocker_condition_check CHECK (((kind <> 'condition'::text) OR (due IS NOT NULL))),
    CONSTRAINT blocker_kind_check CHECK ((kind = ANY (ARRAY['finding'::text, 'condition'::text]))),
    CONSTRAINT blocker_lifted_check CHECK ((num_nonnulls(lifted, lifted_organisation_id) = ANY (ARRAY[0, 2]))),
    CONSTRAINT blocker_lifter_check CHECK ((lifted_organisation_id <> tenant_id))
);
ALTER TABLE lifecycle.blocker OWNER TO banmo_owner;
CREATE TABLE lifecycle.college (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    partner_id uuid NOT NULL,
    code text NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    lead_zh text NOT NULL,
    lead_en text NOT NULL,
    partner_zh text NOT NULL,
    partner_en text NOT NULL,
    country text NOT NULL,
    city_en text NOT NULL,
    state text DEFAULT 'draft'::text NOT NULL,
    since timestamp with time zone NOT NULL,
    failures smallint DEFAULT 0 NOT NULL,
    reviewed timestamp with time zone,
    version integer DEFAULT 0 NOT NULL,
    illustrative boolean DEFAULT false NOT NULL,
    city_zh text NOT NULL,
    scored smallint DEFAULT 0 NOT NULL,
    time_zone text DEFAULT 'Asia/Shanghai'::text NOT NULL,
    awaiting text,
    CONSTRAINT college_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
    CONSTRAINT college_failures_check CHECK (((failures >= 0) AND (failures <= 2))),
    CONSTRAINT college_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'formal-review'::text, 'expert-review'::text, 'approved'::text, 'returned'::text, 'rejected'::text, 'preparing'::text, 'implementing'::text, 'mid-term'::text, 'rectifying'::text, 'acceptance-requested'::text, 'panel-review'::text, 'accepted'::text, 'conditionally-accepted'::text, 'failed'::text, 'operating'::text, 'suspended'::text, 'closed'::text]))),
    CONSTRAINT college_time_zone_check CHECK (((to_timestamp((0)::double precision) AT TIME ZONE time_zone) IS NOT NULL)),
    CONSTRAINT college_version_check CHECK ((version >= 0))
);
ALTER TABLE lifecycle.college OWNER TO banmo_owner;
CREATE TABLE lifecycle.correction (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    number integer NOT NULL,
    programme_id uuid NOT NULL,
    kind text NOT NULL,
    item integer NOT NULL,
    was jsonb NOT NULL,
    became jsonb,
    reason text NOT NULL,
    at timestamp with time zone NOT NULL,
    member_id uuid NOT NULL,
    member_name text NOT NULL,
    role text NOT NULL,
    organisation_zh text NOT NULL,
    organisation_en text NOT NULL,
    CONSTRAINT correction_kind_check CHECK ((kind = ANY (ARRAY['profile'::text, 'milestone'::text, 'finding'::text])))
);
ALTER TABLE lifecycle.correction OWNER TO banmo_owner;
CREATE TABLE lifecycle.document (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    kind text NOT NULL,
    version integer NOT NULL,
    programme_id uuid NOT NULL,
    title text NOT NULL,
    body text DEFAULT ''::text NOT NULL,
    prepared_by uuid[] NOT NULL,
    author text NOT NULL,
    at timestamp with time zone NOT NULL,
    filed_at timestamp with time zone,
    CONSTRAINT document_kind_check CHECK ((kind = ANY (ARRAY['application'::text, 'agreement'::text, 'construction-plan'::text, 'progress-report'::text, 'change-request'::text, 'mid-term-report'::text, 'rectification-report'::text, 'self-assessment'::text, 'quality-report'::text, 'case-report'::text]))),
    CONSTRAINT document_prepared_by_check CHECK ((cardinality(prepared_by) >= 1)),
    CONSTRAINT document_version_check CHECK ((version >= 1))
);
ALTER TABLE lifecycle.document OWNER TO banmo_owner;
CREATE TABLE lifecycle.expert_veto (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    version integer NOT NULL,
    ground text NOT NULL,
    programme_id uuid NOT NULL,
    expert_id uuid NOT NULL,
    expert_name text NOT NULL
);
ALTER TABLE lifecycle.expert_veto OWNER TO banmo_owner;
CREATE TABLE lifecycle.milestone (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    number integer NOT NULL,
    programme_id uuid NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    due timestamp with time zone NOT NULL,
    done timestamp with time zone,
    added_at timestamp with time zone,
    done_by uuid
);
ALTER TABLE lifecycle.milestone OWNER TO banmo_owner;
CREATE TABLE lifecycle.rubric (
    programme_id uuid NOT NULL,
    version text NOT NULL,
    valid_from timestamp with time zone NOT NULL,
    dimensions jsonb NOT NULL,
    pass numeric NOT NULL,
    conditional numeric NOT NULL,
    weak_below numeric NOT NULL,
    weak_on_conditions smallint NOT NULL,
    minimum_experts smallint NOT NULL,
    trimmed_from smallint NOT NULL,
    CONSTRAINT rubric_minimum_experts_check CHECK (((minimum_experts >= 3) AND (minimum_experts <= 15))),
    CONSTRAINT rubric_totals_check CHECK (((conditional > (0)::numeric) AND (conditional <= pass) AND (pass <= (100)::numeric))),
    CONSTRAINT rubric_trimmed_from_check CHECK ((trimmed_from >= 3)),
    CONSTRAINT rubric_weak_below_check CHECK (((weak_below >= (0)::numeric) AND (weak_below <= (100)::numeric))),
    CONSTRAINT rubric_weak_on_conditions_check CHECK ((weak_on_conditions >= 0))
);
ALTER TABLE lifecycle.rubric OWNER TO banmo_owner;
CREATE TABLE lifecycle.rule (
    programme_id uuid NOT NULL,
    minimum_experts smallint NOT NULL,
    minimum_mean numeric NOT NULL,
    CONSTRAINT rule_minimum_experts_check CHECK (((minimum_experts >= 3) AND (minimum_experts <= 15))),
    CONSTRAINT rule_minimum_mean_check CHECK (((minimum_mean >= (0)::numeric) AND (minimum_mean <= (100)::numeric)))
);
ALTER TABLE lifecycle.rule OWNER TO banmo_owner;
CREATE TABLE lifecycle.score (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    kind text NOT NULL,
    version integer NOT NULL,
    expert_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    points jsonb NOT NULL,
    comment text,
    at timestamp with time zone NOT NULL,
    decided integer,
    CONSTRAINT score_organisation_check CHECK ((organisation_id <> tenant_id))
);
ALTER TABLE lifecycle.score OWNER TO banmo_owner;
CREATE TABLE lifecycle.transition (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    number integer NOT NULL,
    programme_id uuid NOT NULL,
    step text NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    member_id uuid NOT NULL,
    member_name text NOT NULL,
    role text NOT NULL,
    organisation_id uuid NOT NULL,
    organisation_zh text NOT NULL,
    organisation_en text NOT NULL,
    at timestamp with time zone NOT NULL,
    reason text,
    cites jsonb DEFAULT '[]'::jsonb NOT NULL,
    total numeric,
    rubric text,
    expert_count smallint DEFAULT 0 NOT NULL,
    points jsonb DEFAULT '{}'::jsonb NOT NULL,
    confirmed text,
    meaning jsonb,
    CONSTRAINT transition_confirmed_check CHECK ((confirmed = ANY (ARRAY['password'::text, 'token'::text, 'command'::text]))),
    CONSTRAINT transition_meaning_check CHECK (((confirmed IS NULL) = (meaning IS NULL))),
    CONSTRAINT transition_number_check CHECK ((number >= 1))
);
ALTER TABLE lifecycle.transition OWNER TO banmo_owner;
CREATE TABLE lifecycle.veto (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    version integer NOT NULL,
    ground text NOT NULL,
    kind text DEFAULT 'self-assessment'::text NOT NULL,
    programme_id uuid NOT NULL,
    raised_by uuid,
    reason text NOT NULL,
    at timestamp with time zone NOT NULL,
    member_name text NOT NULL,
    role text NOT NULL,
    CONSTRAINT veto_ground_check CHECK ((ground = ANY (ARRAY['safety-incident'::text, 'falsified-data'::text, 'misused-funds'::text]))),
    CONSTRAINT veto_kind_check CHECK ((kind = 'self-assessment'::text)),
    CONSTRAINT veto_raised_by_check CHECK ((((role = 'expert'::text) = (raised_by IS NULL)) AND ((role <> 'expert'::text) OR (member_name = ''::text))))
);
ALTER TABLE lifecycle.veto OWNER TO banmo_owner;
CREATE TABLE notices.following (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    followed_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    since timestamp with time zone NOT NULL
);
ALTER TABLE notices.following OWNER TO banmo_owner;
CREATE TABLE notices.mail (
    tenant_id uuid NOT NULL,
    mail_id uuid NOT NULL,
    member_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    address text NOT NULL,
    language text NOT NULL,
    content jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL,
    next_at timestamp with time zone NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    fault text,
    sent_at timestamp with time zone,
    given_up_at timestamp with time zone
);
ALTER TABLE notices.mail OWNER TO banmo_owner;
CREATE TABLE notices.notice (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    notice_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    made_at timestamp with time zone NOT NULL,
    kind text NOT NULL,
    topic text NOT NULL,
    said text NOT NULL,
    words jsonb DEFAULT '{}'::jsonb NOT NULL,
    place text NOT NULL,
    subject text NOT NULL,
    names jsonb DEFAULT '{}'::jsonb NOT NULL,
    waits boolean NOT NULL,
    read_at timestamp with time zone
);
ALTER TABLE notices.notice OWNER TO banmo_owner;
CREATE TABLE notices.reader (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    language text NOT NULL,
    time_zone text,
    digest_hour smallint NOT NULL,
    wishes jsonb DEFAULT '{}'::jsonb NOT NULL,
    mail_key bytea NOT NULL,
    address text,
    pending text,
    pending_hash bytea,
    pending_until timestamp with time zone,
    digested_at timestamp with time zone,
    calendar_hash bytea,
    calendar_since timestamp with time zone,
    CONSTRAINT reader_digest_hour_check CHECK (((digest_hour >= 0) AND (digest_hour <= 23)))
);
ALTER TABLE notices.reader OWNER TO banmo_owner;
CREATE TABLE outbox.entry (
    tenant_id uuid NOT NULL,
    number bigint NOT NULL,
    programme_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    kind text NOT NULL,
    subject text NOT NULL,
    payload jsonb DEFAULT '{}'::jsonb NOT NULL,
    handled_at timestamp with time zone,
    member_id uuid
);
ALTER TABLE outbox.entry OWNER TO banmo_owner;
ALTER TABLE outbox.entry ALTER COLUMN number ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME outbox.entry_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE outbox.lease (
    name text NOT NULL,
    holder uuid NOT NULL,
    taken timestamp with time zone NOT NULL,
    ends timestamp with time zone NOT NULL
);
ALTER TABLE outbox.lease OWNER TO banmo_owner;
CREATE TABLE schema.migration (
    number integer NOT NULL,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE schema.migration OWNER TO banmo_owner;
CREATE TABLE standards.adoption (
    tenant_id uuid NOT NULL,
    adoption_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    published boolean DEFAULT false NOT NULL,
    standard_id uuid NOT NULL,
    standard_code text NOT NULL,
    standard_version text NOT NULL,
    country text NOT NULL,
    authority jsonb NOT NULL,
    level text NOT NULL,
    document jsonb,
    adopted_on date,
    illustrative jsonb,
    organisation_zh text DEFAULT ''::text NOT NULL,
    organisation_en text DEFAULT ''::text NOT NULL,
    proposed_by uuid,
    proposed_by_name text DEFAULT ''::text NOT NULL,
    proposed_at timestamp with time zone,
    confirmed_by uuid,
    confirmed_by_name text,
    confirmed_at timestamp with time zone,
    withdrawn_by uuid,
    withdrawn_by_name text,
    withdrawn_at timestamp with time zone,
    reason text,
    CONSTRAINT adoption_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
    CONSTRAINT adoption_evidence_check CHECK (((confirmed_at IS NULL) OR ((document IS NOT NULL) AND (adopted_on IS NOT NULL)))),
    CONSTRAINT adoption_level_check CHECK ((level = ANY (ARRAY['institution'::text, 'sector'::text, 'national'::text]))),
    CONSTRAINT adoption_published_check CHECK ((published = ((confirmed_at IS NOT NULL) AND (withdrawn_at IS NULL)))),
    CONSTRAINT adoption_withdrawn_check CHECK (((withdrawn_at IS NULL) = (reason IS NULL)))
);
ALTER TABLE standards.adoption OWNER TO banmo_owner;
CREATE TABLE standards.item (
    tenant_id uuid NOT NULL,
    standard_id uuid NOT NULL,
    item_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    published boolean DEFAULT false NOT NULL,
    parent_id uuid,
    "position" integer NOT NULL,
    kind text NOT NULL,
    code text NOT NULL,
    text jsonb NOT NULL,
    hours integer,
    CONSTRAINT item_kind_check CHECK ((kind = ANY (ARRAY['task'::text, 'competence'::text, 'criterion'::text, 'knowledge'::text, 'skill'::text])))
);
ALTER TABLE standards.item OWNER TO banmo_owner;
CREATE TABLE standards.standard (
    tenant_id uuid NOT NULL,
    standard_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    published boolean DEFAULT false NOT NULL,
    code text NOT NULL,
    version text NOT NULL,
    version_order integer[] NOT NULL,
    title jsonb NOT NULL,
    summary jsonb NOT NULL,
    isco text[] NOT NULL,
    csco text[] NOT NULL,
    field text NOT NULL,
    catalogue_programmes jsonb NOT NULL,
    levels jsonb NOT NULL,
    licence text NOT NULL,
    hours integer NOT NULL,
    equipment jsonb NOT NULL,
    teachers jsonb NOT NULL,
    illustrative jsonb,
    CONSTRAINT standard_hours_check CHECK ((hours > 0))
);
ALTER TABLE standards.standard OWNER TO banmo_owner;
CREATE TABLE tenancy.audit (
    tenant_id uuid NOT NULL,
    number bigint NOT NULL,
    programme_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    member_id uuid NOT NULL,
    member_name text NOT NULL,
    role text NOT NULL,
    client text NOT NULL,
    action text NOT NULL,
    object text NOT NULL,
    details jsonb NOT NULL,
    hash bytea NOT NULL
);
ALTER TABLE tenancy.audit OWNER TO banmo_owner;
CREATE TABLE tenancy.audit_head (
    tenant_id uuid NOT NULL,
    number bigint NOT NULL,
    hash bytea NOT NULL
);
ALTER TABLE tenancy.audit_head OWNER TO banmo_owner;
CREATE TABLE tenancy.audit_origin (
    tenant_id uuid NOT NULL,
    number bigint NOT NULL,
    programme_id uuid NOT NULL,
    member_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    address text NOT NULL,
    salt bytea NOT NULL
);
ALTER TABLE tenancy.audit_origin OWNER TO banmo_owner;
CREATE TABLE tenancy.failure (
    name text NOT NULL,
    client text NOT NULL,
    failures integer NOT NULL,
    last_at timestamp with time zone NOT NULL
);
ALTER TABLE tenancy.failure OWNER TO banmo_owner;
CREATE TABLE tenancy.kept_form (
    tenant_id uuid NOT NULL,
    kept_id uuid NOT NULL,
    member_id uuid NOT NULL,
    action text NOT NULL,
    page text NOT NULL,
    fields jsonb NOT NULL,
    at timestamp with time zone NOT NULL
);
ALTER TABLE tenancy.kept_form OWNER TO banmo_owner;
CREATE TABLE tenancy.member (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    name text NOT NULL,
    full_name text NOT NULL,
    role text NOT NULL,
    colleges uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    active boolean DEFAULT true NOT NULL,
    since timestamp with time zone DEFAULT now() NOT NULL,
    last_sign_in timestamp with time zone,
    idle_hours smallint DEFAULT 4 NOT NULL,
    CONSTRAINT member_idle_hours_check CHECK (((idle_hours >= 1) AND (idle_hours <= 12))),
    CONSTRAINT member_role_check CHECK ((role = ANY (ARRAY['reporter'::text, 'approver'::text, 'college-admin'::text, 'partner'::text, 'reviewer'::text, 'expert'::text, 'hq-admin'::text, 'leader'::text, 'operator'::text])))
);
ALTER TABLE tenancy.member OWNER TO banmo_owner;
CREATE TABLE tenancy.organisation (
    tenant_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    kind text NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    country text NOT NULL,
    colleges uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    illustrative boolean DEFAULT false NOT NULL,
    CONSTRAINT organisation_kind_check CHECK ((kind = ANY (ARRAY['headquarters'::text, 'lead-college'::text, 'partner'::text, 'platform'::text])))
);
ALTER TABLE tenancy.organisation OWNER TO banmo_owner;
CREATE TABLE tenancy.password (
    name text NOT NULL,
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    hash text NOT NULL,
    given_until timestamp with time zone
);
ALTER TABLE tenancy.password OWNER TO banmo_owner;
CREATE TABLE tenancy.programme (
    programme_id uuid NOT NULL,
    code text NOT NULL,
    name jsonb NOT NULL,
    demonstration boolean DEFAULT false NOT NULL,
    time_zone text DEFAULT 'Asia/Shanghai'::text NOT NULL,
    second_factor boolean DEFAULT false NOT NULL,
    CONSTRAINT programme_time_zone_check CHECK (((to_timestamp((0)::double precision) AT TIME ZONE time_zone) IS NOT NULL))
);
ALTER TABLE tenancy.programme OWNER TO banmo_owner;
CREATE TABLE tenancy.recovery_code (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    hash bytea NOT NULL
);
ALTER TABLE tenancy.recovery_code OWNER TO banmo_owner;
CREATE TABLE tenancy.seal (
    secret bytea NOT NULL
);
ALTER TABLE tenancy.seal OWNER TO banmo_owner;
CREATE TABLE tenancy.second_factor (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    secret bytea NOT NULL,
    since timestamp with time zone NOT NULL,
    last_step bigint NOT NULL,
    sealed boolean DEFAULT false NOT NULL
);
ALTER TABLE tenancy.second_factor OWNER TO banmo_owner;
CREATE TABLE tenancy.session (
    token_hash bytea NOT NULL,
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    started_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    client text NOT NULL,
    agent text NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    idle_seconds integer DEFAULT 3600 NOT NULL,
    awaits_code boolean DEFAULT false NOT NULL,
    confirmed_at timestamp with time zone
);
ALTER TABLE tenancy.session OWNER TO banmo_owner;
CREATE TABLE tenancy.submission (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    key_hash bytea NOT NULL,
    content_hash bytea NOT NULL,
    attempt uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    place text
);
ALTER TABLE tenancy.submission OWNER TO banmo_owner;
CREATE TABLE tenancy.token (
    tenant_id uuid NOT NULL,
    token_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    member_id uuid NOT NULL,
    name text NOT NULL,
    start text NOT NULL,
    hash bytea NOT NULL,
    scope text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    revoked_at timestamp with time zone
);
ALTER TABLE tenancy.token OWNER TO banmo_owner;
ALTER TABLE ONLY closed_loop.action
    ADD CONSTRAINT action_pkey PRIMARY KEY (tenant_id, college_id, finding, number);
ALTER TABLE ONLY closed_loop.extension
    ADD CONSTRAINT extension_pkey PRIMARY KEY (tenant_id, college_id, finding, number);
ALTER TABLE ONLY closed_loop.finding
    ADD CONSTRAINT finding_pkey PRIMARY KEY (tenant_id, college_id, number);
ALTER TABLE ONLY closed_loop.plan
    ADD CONSTRAINT plan_pkey PRIMARY KEY (tenant_id, college_id, finding);
ALTER TABLE ONLY closed_loop.transition
    ADD CONSTRAINT transition_pkey PRIMARY KEY (tenant_id, college_id, finding, number);
ALTER TABLE ONLY closed_loop.warning
    ADD CONSTRAINT warning_cause_key UNIQUE (tenant_id, college_id, cause);
ALTER TABLE ONLY closed_loop.warning
    ADD CONSTRAINT warning_pkey PRIMARY KEY (tenant_id, college_id, number);
ALTER TABLE ONLY closed_loop.warning_rule
    ADD CONSTRAINT warning_rule_pkey PRIMARY KEY (programme_id, kind, number);
ALTER TABLE ONLY closed_loop.warning_step
    ADD CONSTRAINT warning_step_pkey PRIMARY KEY (tenant_id, college_id, warning, number);
ALTER TABLE ONLY collection.batch
    ADD CONSTRAINT batch_pkey PRIMARY KEY (tenant_id, batch_id);
ALTER TABLE ONLY collection.category_combination
    ADD CONSTRAINT category_combination_pkey PRIMARY KEY (programme_id, code);
ALTER TABLE ONLY collection.category_combination
    ADD CONSTRAINT category_combination_uid_key UNIQUE (programme_id, uid);
ALTER TABLE ONLY collection.category_option
    ADD CONSTRAINT category_option_pkey PRIMARY KEY (programme_id, category, code);
ALTER TABLE ONLY collection.category_option
    ADD CONSTRAINT category_option_uid_key UNIQUE (programme_id, uid);
ALTER TABLE ONLY collection.category
    ADD CONSTRAINT category_pkey PRIMARY KEY (programme_id, code);
ALTER TABLE ONLY collection.category
    ADD CONSTRAINT category_uid_key UNIQUE (programme_id, uid);
ALTER TABLE ONLY collection.college_rollup
    ADD CONSTRAINT college_rollup_pkey PRIMARY KEY (tenant_id, college_id, period, element, category);
ALTER TABLE ONLY collection.data_set
    ADD CONSTRAINT data_set_pkey PRIMARY KEY (programme_id, code);
ALTER TABLE ONLY collection.element
    ADD CONSTRAINT element_pkey PRIMARY KEY (programme_id, code);
ALTER TABLE ONLY collection.element
    ADD CONSTRAINT element_uid_key UNIQUE (programme_id, uid);
ALTER TABLE ONLY collection.ledger
    ADD CONSTRAINT ledger_pkey PRIMARY KEY (tenant_id, college_id);
ALTER TABLE ONLY collection.option_combination
    ADD CONSTRAINT option_combination_pkey PRIMARY KEY (programme_id, combination, code);
ALTER TABLE ONLY collection.option_combination
    ADD CONSTRAINT option_combination_uid_key UNIQUE (programme_id, uid);
ALTER TABLE ONLY collection.past_value
    ADD CONSTRAINT past_value_pkey PRIMARY KEY (tenant_id, college_id, element, category, period, number);
ALTER TABLE ONLY collection.period_level
    ADD CONSTRAINT period_level_pkey PRIMARY KEY (period, level_period);
ALTER TABLE ONLY collection.period
    ADD CONSTRAINT period_pkey PRIMARY KEY (period);
ALTER TABLE ONLY collection.report
    ADD CONSTRAINT report_key UNIQUE (tenant_id, college_id, data_set, period);
ALTER TABLE ONLY collection.report
    ADD CONSTRAINT report_pkey PRIMARY KEY (tenant_id, report_id);
ALTER TABLE ONLY collection.report_step
    ADD CONSTRAINT report_step_pkey PRIMARY KEY (tenant_id, report_id, number);
ALTER TABLE ONLY collection.report_tally
    ADD CONSTRAINT report_tally_pkey PRIMARY KEY (tenant_id, college_id, data_set);
ALTER TABLE ONLY collection.rollup
    ADD CONSTRAINT rollup_pkey PRIMARY KEY (programme_id, country, period, element, category);
ALTER TABLE ONLY collection.rule_check
    ADD CONSTRAINT rule_check_pkey PRIMARY KEY (tenant_id, report_id, rule, number);
ALTER TABLE ONLY collection.value
    ADD CONSTRAINT value_pkey PRIMARY KEY (tenant_id, college_id, period, element, category);
ALTER TABLE ONLY courses.course
    ADD CONSTRAINT course_pkey PRIMARY KEY (tenant_id, course_id);
ALTER TABLE ONLY courses.course
    ADD CONSTRAINT course_version_key UNIQUE (tenant_id, code, version);
ALTER TABLE ONLY courses.lesson_item
    ADD CONSTRAINT lesson_item_pkey PRIMARY KEY (tenant_id, course_id, lesson_id, standard_id, item_id);
ALTER TABLE ONLY courses.lesson
    ADD CONSTRAINT lesson_pkey PRIMARY KEY (tenant_id, course_id, lesson_id);
ALTER TABLE ONLY courses.module
    ADD CONSTRAINT module_pkey PRIMARY KEY (tenant_id, course_id, module_id);
ALTER TABLE ONLY courses.resource
    ADD CONSTRAINT resource_pkey PRIMARY KEY (tenant_id, course_id, resource_id);
ALTER TABLE ONLY evidence.attachment
    ADD CONSTRAINT attachment_pkey PRIMARY KEY (tenant_id, attachment_id);
ALTER TABLE ONLY evidence.chunk
    ADD CONSTRAINT chunk_pkey PRIMARY KEY (tenant_id, sha256, ordinal);
ALTER TABLE ONLY evidence.citation
    ADD CONSTRAINT citation_pkey PRIMARY KEY (tenant_id, decision, attachment_id);
ALTER TABLE ONLY evidence.file
    ADD CONSTRAINT file_pkey PRIMARY KEY (tenant_id, sha256);
ALTER TABLE ONLY evidence.rule
    ADD CONSTRAINT rule_pkey PRIMARY KEY (programme_id);
ALTER TABLE ONLY evidence.upload_piece
    ADD CONSTRAINT upload_piece_pkey PRIMARY KEY (tenant_id, upload_id, place);
ALTER TABLE ONLY evidence.upload
    ADD CONSTRAINT upload_pkey PRIMARY KEY (tenant_id, upload_id);
ALTER TABLE ONLY indicators.college_target
    ADD CONSTRAINT college_target_pkey PRIMARY KEY (tenant_id, target_id);
ALTER TABLE ONLY indicators.indicator
    ADD CONSTRAINT indicator_pkey PRIMARY KEY (programme_id, code);
ALTER TABLE ONLY indicators.target
    ADD CONSTRAINT target_pkey PRIMARY KEY (programme_id, target_id);
ALTER TABLE ONLY indicators.target_proposal
    ADD CONSTRAINT target_proposal_pkey PRIMARY KEY (tenant_id, proposal_id);
ALTER TABLE ONLY indicators.validation_rule
    ADD CONSTRAINT validation_rule_pkey PRIMARY KEY (programme_id, code);
ALTER TABLE ONLY lifecycle.assignment
    ADD CONSTRAINT assignment_pkey PRIMARY KEY (tenant_id, college_id, expert_id);
ALTER TABLE ONLY lifecycle.blocker
    ADD CONSTRAINT blocker_pkey PRIMARY KEY (tenant_id, college_id, number);
ALTER TABLE ONLY lifecycle.college
    ADD CONSTRAINT college_code_key UNIQUE (tenant_id, programme_id, code);
ALTER TABLE ONLY lifecycle.college
    ADD CONSTRAINT college_pkey PRIMARY KEY (tenant_id, college_id);
ALTER TABLE ONLY lifecycle.college
    ADD CONSTRAINT college_programme_key UNIQUE (tenant_id, college_id, programme_id);
ALTER TABLE ONLY lifecycle.correction
    ADD CONSTRAINT correction_pkey PRIMARY KEY (tenant_id, college_id, number);
ALTER TABLE ONLY lifecycle.document
    ADD CONSTRAINT document_pkey PRIMARY KEY (tenant_id, college_id, kind, version);
ALTER TABLE ONLY lifecycle.expert_veto
    ADD CONSTRAINT expert_veto_pkey PRIMARY KEY (tenant_id, college_id, version, ground);
ALTER TABLE ONLY lifecycle.milestone
    ADD CONSTRAINT milestone_pkey PRIMARY KEY (tenant_id, college_id, number);
ALTER TABLE ONLY lifecycle.rubric
    ADD CONSTRAINT rubric_pkey PRIMARY KEY (programme_id, version);
ALTER TABLE ONLY lifecycle.rubric
    ADD CONSTRAINT rubric_valid_from_key UNIQUE (programme_id, valid_from);
ALTER TABLE ONLY lifecycle.rule
    ADD CONSTRAINT rule_pkey PRIMARY KEY (programme_id);
ALTER TABLE ONLY lifecycle.score
    ADD CONSTRAINT score_pkey PRIMARY KEY (tenant_id, college_id, kind, version, expert_id);
ALTER TABLE ONLY lifecycle.transition
    ADD CONSTRAINT transition_pkey PRIMARY KEY (tenant_id, college_id, number);
ALTER TABLE ONLY lifecycle.veto
    ADD CONSTRAINT veto_pkey PRIMARY KEY (tenant_id, college_id, version, ground);
ALTER TABLE ONLY notices.following
    ADD CONSTRAINT following_pkey PRIMARY KEY (tenant_id, member_id, followed_id);
ALTER TABLE ONLY notices.mail
    ADD CONSTRAINT mail_pkey PRIMARY KEY (tenant_id, mail_id);
ALTER TABLE ONLY notices.notice
    ADD CONSTRAINT notice_pkey PRIMARY KEY (tenant_id, member_id, notice_id);
ALTER TABLE ONLY notices.reader
    ADD CONSTRAINT reader_pkey PRIMARY KEY (tenant_id, member_id);
ALTER TABLE ONLY outbox.entry
    ADD CONSTRAINT entry_pkey PRIMARY KEY (tenant_id, number);
ALTER TABLE ONLY outbox.lease
    ADD CONSTRAINT lease_pkey PRIMARY KEY (name);
ALTER TABLE ONLY schema.migration
    ADD CONSTRAINT migration_pkey PRIMARY KEY (number);
ALTER TABLE ONLY standards.adoption
    ADD CONSTRAINT adoption_pkey PRIMARY KEY (tenant_id, adoption_id);
ALTER TABLE ONLY standards.item
    ADD CONSTRAINT item_code_key UNIQUE (tenant_id, standard_id, code);
ALTER TABLE ONLY standards.item
    ADD CONSTRAINT item_pkey PRIMARY KEY (tenant_id, standard_id, item_id);
ALTER TABLE ONLY standards.item
    ADD CONSTRAINT item_position_key UNIQUE (tenant_id, standard_id, "position");
ALTER TABLE ONLY standards.standard
    ADD CONSTRAINT standard_pkey PRIMARY KEY (tenant_id, standard_id);
ALTER TABLE ONLY standards.standard
    ADD CONSTRAINT standard_version_key UNIQUE (tenant_id, code, version);
ALTER TABLE ONLY tenancy.audit_head
    ADD CONSTRAINT audit_head_pkey PRIMARY KEY (tenant_id);
ALTER TABLE ONLY tenancy.audit_origin
    ADD CONSTRAINT audit_origin_pkey PRIMARY KEY (tenant_id, number);
ALTER TABLE ONLY tenancy.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (tenant_id, number);
ALTER TABLE ONLY tenancy.failure
    ADD CONSTRAINT failure_pkey PRIMARY KEY (name, client);
ALTER TABLE ONLY tenancy.kept_form
    ADD CONSTRAINT kept_form_pkey PRIMARY KEY (tenant_id, kept_id);
ALTER TABLE ONLY tenancy.member
    ADD CONSTRAINT member_pkey PRIMARY KEY (tenant_id, member_id);
ALTER TABLE ONLY tenancy.organisation
    ADD CONSTRAINT organisation_pkey PRIMARY KEY (tenant_id);
ALTER TABLE ONLY tenancy.organisation
    ADD CONSTRAINT organisation_programme_key UNIQUE (tenant_id, programme_id);
ALTER TABLE ONLY tenancy.password
    ADD CONSTRAINT password_pkey PRIMARY KEY (name);
ALTER TABLE ONLY tenancy.programme
    ADD CONSTRAINT programme_code_key UNIQUE (code);
ALTER TABLE ONLY tenancy.programme
    ADD CONSTRAINT programme_pkey PRIMARY KEY (programme_id);
ALTER TABLE ONLY tenancy.recovery_code
    ADD CONSTRAINT recovery_code_pkey PRIMARY KEY (tenant_id, member_id, hash);
ALTER TABLE ONLY tenancy.second_factor
    ADD CONSTRAINT second_factor_pkey PRIMARY KEY (tenant_id, member_id);
ALTER TABLE ONLY tenancy.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (token_hash);
ALTER TABLE ONLY tenancy.submission
    ADD CONSTRAINT submission_pkey PRIMARY KEY (tenant_id, member_id, key_hash);
ALTER TABLE ONLY tenancy.token
    ADD CONSTRAINT token_pkey PRIMARY KEY (tenant_id, token_id);
CREATE INDEX finding_open ON closed_loop.finding USING btree (programme_id, college_id) WHERE (verified IS NULL);
CREATE INDEX finding_state_idx ON closed_loop.finding USING btree (programme_id, state);
CREATE INDEX warning_month ON closed_loop.warning USING btree (tenant_id, college_id, month);
CREATE INDEX warning_open ON closed_loop.warning USING btree (programme_id, due) WHERE (state = ANY (ARRAY['open'::text, 'dismissed'::text]));
CREATE INDEX batch_newest ON collection.batch USING btree (programme_id, at) WHERE (fault_count = 0);
CREATE INDEX batch_report ON collection.batch USING btree (tenant_id, report_id) WHERE (report_id IS NOT NULL);
CREATE INDEX period_level_level ON collection.period_level USING btree (level_period, period);
CREATE UNIQUE INDEX period_level_rank ON collection.period_level USING btree (level_rank) WHERE (period = first_period);
CREATE INDEX report_college ON collection.report USING btree (college_id, due_on);
CREATE INDEX report_college_period ON collection.report USING btree (college_id, period);
CREATE INDEX report_college_state ON collection.report USING btree (college_id, state, due_on);
CREATE INDEX report_due ON collection.report USING btree (programme_id, due_on) INCLUDE (tenant_id, college_id);
CREATE INDEX report_id ON collection.report USING btree (report_id);
CREATE INDEX report_state ON collection.report USING btree (programme_id, state, due_on);
CREATE INDEX report_tally_college ON collection.report_tally USING btree (college_id);
CREATE INDEX report_tally_programme ON collection.report_tally USING btree (programme_id);
CREATE INDEX report_tenant_state ON collection.report USING btree (tenant_id, state, due_on);
CREATE INDEX rule_check_month ON collection.rule_check USING btree (tenant_id, college_id, month);
CREATE INDEX course_programme ON courses.course USING btree (programme_id, published, field);
CREATE INDEX lesson_item_standard ON courses.lesson_item USING btree (standard_id, item_id);
CREATE INDEX attachment_file ON evidence.attachment USING btree (tenant_id, sha256);
CREATE INDEX attachment_id ON evidence.attachment USING btree (attachment_id);
CREATE INDEX attachment_subject ON evidence.attachment USING btree (tenant_id, kind, college_id, item);
CREATE INDEX citation_decision ON evidence.citation USING btree (decision);
CREATE INDEX upload_member ON evidence.upload USING btree (tenant_id, member_id);
CREATE INDEX upload_touched ON evidence.upload USING btree (touched);
CREATE UNIQUE INDEX college_target_current ON indicators.college_target USING btree (tenant_id, college_id, period, indicator) WHERE (until IS NULL);
CREATE UNIQUE INDEX target_current ON indicators.target USING btree (programme_id, period, indicator, country) WHERE (until IS NULL);
CREATE INDEX target_period ON indicators.target USING btree (programme_id, period);
CREATE UNIQUE INDEX target_proposal_open ON indicators.target_proposal USING btree (tenant_id, college_id, period, indicator) WHERE (state = 'proposed'::text);
CREATE INDEX college_awaiting ON lifecycle.college USING btree (programme_id, state) WHERE (awaiting IS NOT NULL);
CREATE INDEX college_programme_state_index ON lifecycle.college USING btree (programme_id, state, country);
CREATE INDEX following_followed ON notices.following USING btree (programme_id, followed_id);
CREATE INDEX mail_made_at ON notices.mail USING btree (made_at);
CREATE INDEX mail_member ON notices.mail USING btree (tenant_id, member_id, made_at);
CREATE INDEX mail_waiting ON notices.mail USING btree (next_at) WHERE ((sent_at IS NULL) AND (given_up_at IS NULL));
CREATE INDEX notice_at ON notices.notice USING btree (at);
CREATE INDEX notice_list ON notices.notice USING btree (tenant_id, member_id, at DESC, notice_id);
CREATE INDEX notice_unread ON notices.notice USING btree (tenant_id, member_id) WHERE (read_at IS NULL);
CREATE INDEX reader_calendar ON notices.reader USING btree (calendar_hash) WHERE (calendar_hash IS NOT NULL);
CREATE INDEX entry_at_index ON outbox.entry USING btree (at);
CREATE INDEX entry_unhandled_index ON outbox.entry USING btree (number) WHERE (handled_at IS NULL);
CREATE INDEX adoption_country ON standards.adoption USING btree (programme_id, country, level);
CREATE INDEX adoption_standard ON standards.adoption USING btree (standard_id);
CREATE INDEX standard_programme ON standards.standard USING btree (programme_id, published, field);
CREATE INDEX audit_origin_at ON tenancy.audit_origin USING btree (at);
CREATE INDEX failure_address ON tenancy.failure USING btree (last_at) WHERE (client ~~ 'address:%'::text);
CREATE INDEX failure_device ON tenancy.failure USING btree (last_at) WHERE (client ~~ 'device:%'::text);
CREATE INDEX kept_form_at ON tenancy.kept_form USING btree (at);
CREATE INDEX kept_form_id ON tenancy.kept_form USING btree (kept_id);
CREATE INDEX kept_form_member ON tenancy.kept_form USING btree (tenant_id, member_id, at);
CREATE INDEX password_member ON tenancy.password USING btree (tenant_id, member_id);
CREATE INDEX session_member ON tenancy.session USING btree (tenant_id, member_id);
CREATE INDEX submission_at ON tenancy.submission USING btree (at);
CREATE INDEX token_hash ON tenancy.token USING btree (hash);
CREATE INDEX token_member ON tenancy.token USING btree (tenant_id, member_id);
ALTER TABLE ONLY closed_loop.action
    ADD CONSTRAINT action_college_fkey FOREIGN KEY (tenant_id, college_id, programme_id) REFERENCES lifecycle.college(tenant_id, college_id, programme_id);
ALTER TABLE ONLY closed_loop.extension
    ADD CONSTRAINT extension_college_fkey FOREIGN KEY (tenant_id, college_id, programme_id) REFERENCES lifecycle.college(tenant_id, college_id, programme_id);
ALTER TABLE ONLY closed_loop.finding
    ADD CONSTRAINT finding_college_fkey FOREIGN KEY (tenant_id, college_id, programme_id) REFERENCES lifecycle.college(tenant_id, college_id, programme_id);
ALTER TABLE ONLY closed_loop.plan
    ADD CONSTRAINT plan_college_fkey FOREIGN KEY (tenant_id, college_id, programme_id) REFERENCES lifecycle.college(tenant_id, college_id, programme_id);
ALTER TABLE ONLY closed_loop.transition
    ADD CONSTRAINT transition_college_fkey FOREIGN KEY (tenant_id, college_id, programme_id) REFERENCES lifecycle.college(tenant_id, college_id, programme_id);
ALTER TABLE ONLY closed_loop.warning
    ADD CONSTRAINT warning_college_fkey FOREIGN KEY (tenant_id, college_id, programme_id) REFERENCES lifecycle.college(tenant_id, college_id, programme_id);
ALTER TABLE ONLY closed_loop.warning_step
    ADD CONSTRAINT warning_step_warning_fkey FOREIGN KEY (tenant_id, college_id, warning) REFERENCES closed_loop.warning(tenant_id, college_id, number);
ALTER TABLE ONLY collection.batch
    ADD CONSTRAINT batch_college_fkey FOREIGN KEY (tenant_id, college_id, programme_id) REFERENCES lifecycle.college(tenant_id, college_id, programme_id);
ALTER TABLE ONLY collection.ledger
    ADD CONSTRAINT ledger_college_fkey FOREIGN KEY (tenant_id, college_id, programme_id) REFERENCES lifecycle.college(tenant_id, college_id, programme_id);
ALTER TABLE ONLY collection.past_value
    ADD CONSTRAINT past_value_guest_fkey FOREIGN KEY (tenant_id, college_id, guest_programme_id) REFERENCES lifecycle.college(tenant_id, college_id, programme_id);
ALTER TABLE ONLY collection.report
    ADD CONSTRAINT report_college_fkey FOREIGN KEY (tenant_id, college_id, programme_id) REFERENCES lifecycle.college(tenant_id, college_id, programme_id);
ALTER TABLE ONLY collection.report_step
    ADD CONSTRAINT report_step_report_fkey FOREIGN KEY (tenant_id, report_id) REFERENCES collection.report(tenant_id, report_id);
ALTER TABLE ONLY collection.rule_check
    ADD CONSTRAINT rule_check_college_fkey FOREIGN KEY (tenant_id, college_id, programme_id) REFERENCES lifecycle.college(tenant_id, college_id, programme_id);
ALTER TABLE ONLY collection.rule_check
    ADD CONSTRAINT rule_check_report_fkey FOREIGN KEY (tenant_id, report_id) REFERENCES collection.report(tenant_id, report_id);
ALTER TABLE ONLY collection.value
    ADD CONSTRAINT value_guest_fkey FOREIGN KEY (tenant_id, college_id, guest_programme_id) REFERENCES lifecycle.college(tenant_id, college_id, programme_id);
ALTER TABLE ONLY courses.lesson_item
    ADD CONSTRAINT lesson_item_lesson_fkey FOREIGN KEY (tenant_id, course_id, lesson_id) REFERENCES courses.lesson(tenant_id, course_id, lesson_id) ON DELETE CASCADE;
ALTER TABLE ONLY courses.lesson
    ADD CONSTRAINT lesson_module_fkey FOREIGN KEY (tenant_id, course_id, module_id) REFERENCES courses.module(tenant_id, course_id, module_id) ON DELETE CASCADE;
ALTER TABLE ONLY courses.module
    ADD CONSTRAINT module_course_fkey FOREIGN KEY (tenant_id, course_id) REFERENCES courses.course(tenant_id, course_id) ON DELETE CASCADE;
ALTER TABLE ONLY courses.resource
    ADD CONSTRAINT resource_lesson_fkey FOREIGN KEY (tenant_id, course_id, lesson_id) REFERENCES courses.lesson(tenant_id, course_id, lesson_id) ON DELETE CASCADE;
ALTER TABLE ONLY evidence.attachment
    ADD CONSTRAINT attachment_file_fkey FOREIGN KEY (tenant_id, sha256) REFERENCES evidence.file(tenant_id, sha256);
ALTER TABLE ONLY evidence.chunk
    ADD CONSTRAINT chunk_file_fkey FOREIGN KEY (tenant_id, sha256) REFERENCES evidence.file(tenant_id, sha256);
ALTER TABLE ONLY evidence.citation
    ADD CONSTRAINT citation_attachment_fkey FOREIGN KEY (tenant_id, attachment_id) REFERENCES evidence.attachment(tenant_id, attachment_id);
ALTER TABLE ONLY evidence.upload_piece
    ADD CONSTRAINT upload_piece_upload_fkey FOREIGN KEY (tenant_id, upload_id) REFERENCES evidence.upload(tenant_id, upload_id) ON DELETE CASCADE;
ALTER TABLE ONLY indicators.college_target
    ADD CONSTRAINT college_target_college_fkey FOREIGN KEY (tenant_id, college_id, programme_id) REFERENCES lifecycle.college(tenant_id, college_id, programme_id);
ALTER TABLE ONLY indicators.target_proposal
    ADD CONSTRAINT target_proposal_college_fkey FOREIGN KEY (tenant_id, college_id, programme_id) REFERENCES lifecycle.college(tenant_id, college_id, programme_id);
ALTER TABLE ONLY lifecycle.assignment
    ADD CONSTRAINT assignment_college_fkey FOREIGN KEY (tenant_id, college_id, programme_id) REFERENCES lifecycle.college(tenant_id, college_id, programme_id);
ALTER TABLE ONLY lifecycle.blocker
    ADD CONSTRAINT blocker_college_fkey FOREIGN KEY (tenant_id, college_id, programme_id) REFERENCES lifecycle.college(tenant_id, college_id, programme_id);
ALTER TABLE ONLY lifecycle.college
    ADD CONSTRAINT college_organisation_fkey FOREIGN KEY (tenant_id, programme_id) REFERENCES tenancy.organisation(tenant_id, programme_id);
ALTER TABLE ONLY lifecycle.correction
    ADD CONSTRAINT correction_college_fkey FOREIGN KEY (tenant_id, college_id, programme_id) REFERENCES lifecycle.college(tenant_id, college_id, programme_id);
ALTER TABLE ONLY lifecycle.document
    ADD CONSTRAINT document_college_fkey FOREIGN KEY (tenant_id, college_id, programme_id) REFERENCES lifecycle.college(tenant_id, college_id, programme_id);
ALTER TABLE ONLY lifecycle.expert_veto
    ADD CONSTRAINT expert_veto_veto_fkey FOREIGN KEY (tenant_id, college_id, version, ground) REFERENCES lifecycle.veto(tenant_id, college_id, version, ground);
ALTER TABLE ONLY lifecycle.milestone
    ADD CONSTRAINT milestone_college_fkey FOREIGN KEY (tenant_id, college_id, programme_id) REFERENCES lifecycle.college(tenant_id, college_id, programme_id);
ALTER TABLE ONLY lifecycle.score
    ADD CONSTRAINT score_college_fkey FOREIGN KEY (tenant_id, college_id, programme_id) REFERENCES lifecycle.college(tenant_id, college_id, programme_id);
ALTER TABLE ONLY lifecycle.score
    ADD CONSTRAINT score_document_fkey FOREIGN KEY (tenant_id, college_id, kind, version) REFERENCES lifecycle.document(tenant_id, college_id, kind, version);
ALTER TABLE ONLY lifecycle.transition
    ADD CONSTRAINT transition_college_fkey FOREIGN KEY (tenant_id, college_id, programme_id) REFERENCES lifecycle.college(tenant_id, college_id, programme_id);
ALTER TABLE ONLY lifecycle.veto
    ADD CONSTRAINT veto_college_fkey FOREIGN KEY (tenant_id, college_id, programme_id) REFERENCES lifecycle.college(tenant_id, college_id, programme_id);
ALTER TABLE ONLY lifecycle.veto
    ADD CONSTRAINT veto_document_fkey FOREIGN KEY (tenant_id, college_id, kind, version) REFERENCES lifecycle.document(tenant_id, college_id, kind, version);
ALTER TABLE ONLY standards.item
    ADD CONSTRAINT item_parent_fkey FOREIGN KEY (tenant_id, standard_id, parent_id) REFERENCES standards.item(tenant_id, standard_id, item_id) ON DELETE CASCADE;
ALTER TABLE ONLY standards.item
    ADD CONSTRAINT item_standard_fkey FOREIGN KEY (tenant_id, standard_id) REFERENCES standards.standard(tenant_id, standard_id) ON DELETE CASCADE;
ALTER TABLE ONLY tenancy.member
    ADD CONSTRAINT member_organisation_fkey FOREIGN KEY (tenant_id, programme_id) REFERENCES tenancy.organisation(tenant_id, programme_id);
ALTER TABLE ONLY tenancy.token
    ADD CONSTRAINT token_member_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES tenancy.member(tenant_id, member_id);
ALTER TABLE closed_loop.action ENABLE ROW LEVEL SECURITY;
CREATE POLICY decided_update ON closed_loop.extension AS RESTRICTIVE FOR UPDATE USING (( SELECT (current_setting('app.role'::text) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text]))));
ALTER TABLE closed_loop.extension ENABLE ROW LEVEL SECURITY;
ALTER TABLE closed_loop.finding ENABLE ROW LEVEL SECURITY;
CREATE POLICY granted ON closed_loop.finding FOR SELECT USING (((college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[])) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY granted_read ON closed_loop.action FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[]))));
CREATE POLICY granted_read ON closed_loop.extension FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[]))));
CREATE POLICY granted_read ON closed_loop.plan FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[]))));
CREATE POLICY granted_read ON closed_loop.transition FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[]))));
CREATE POLICY granted_read ON closed_loop.warning FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[]))));
CREATE POLICY granted_read ON closed_loop.warning_step FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[]))));
CREATE POLICY headquarters ON closed_loop.action USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text])))));
CREATE POLICY headquarters ON closed_loop.extension USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text])))));
CREATE POLICY headquarters ON closed_loop.finding USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text]))));
CREATE POLICY headquarters ON closed_loop.plan USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text])))));
CREATE POLICY headquarters ON closed_loop.transition USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text])))));
CREATE POLICY headquarters ON closed_loop.warning FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text])))));
CREATE POLICY headquarters ON closed_loop.warning_step FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text])))));
CREATE POLICY judged_insert ON closed_loop.transition AS RESTRICTIVE FOR INSERT WITH CHECK (((step = ANY (ARRAY['submit-plan'::text, 'withdraw-plan'::text, 'revise-plan'::text, 'submit-evidence'::text, 'withdraw-evidence'::text])) OR ( SELECT (current_setting('app.role'::text) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text])))));
CREATE POLICY keeping ON closed_loop.warning USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = 'loop'::text))));
CREATE POLICY keeping ON closed_loop.warning_step USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = 'loop'::text))));
CREATE POLICY leaders_delete_nothing ON closed_loop.action AS RESTRICTIVE FOR DELETE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_delete_nothing ON closed_loop.extension AS RESTRICTIVE FOR DELETE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_delete_nothing ON closed_loop.finding AS RESTRICTIVE FOR DELETE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_delete_nothing ON closed_loop.plan AS RESTRICTIVE FOR DELETE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_delete_nothing ON closed_loop.transition AS RESTRICTIVE FOR DELETE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_delete_nothing ON closed_loop.warning AS RESTRICTIVE FOR DELETE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_delete_nothing ON closed_loop.warning_rule AS RESTRICTIVE FOR DELETE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_delete_nothing ON closed_loop.warning_step AS RESTRICTIVE FOR DELETE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_insert_nothing ON closed_loop.action AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_insert_nothing ON closed_loop.extension AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_insert_nothing ON closed_loop.finding AS RESTRICTIVE FOR INSERT WITH CHECK ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_insert_nothing ON closed_loop.plan AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_insert_nothing ON closed_loop.transition AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_insert_nothing ON closed_loop.warning AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_insert_nothing ON closed_loop.warning_rule AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_insert_nothing ON closed_loop.warning_step AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_update_nothing ON closed_loop.action AS RESTRICTIVE FOR UPDATE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_update_nothing ON closed_loop.extension AS RESTRICTIVE FOR UPDATE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_update_nothing ON closed_loop.finding AS RESTRICTIVE FOR UPDATE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_update_nothing ON closed_loop.plan AS RESTRICTIVE FOR UPDATE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_update_nothing ON closed_loop.transition AS RESTRICTIVE FOR UPDATE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_update_nothing ON closed_loop.warning AS RESTRICTIVE FOR UPDATE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_update_nothing ON closed_loop.warning_rule AS RESTRICTIVE FOR UPDATE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_update_nothing ON closed_loop.warning_step AS RESTRICTIVE FOR UPDATE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY own_course ON closed_loop.finding FOR UPDATE USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = 'finding'::text)) AND (verified IS NULL))) WITH CHECK (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (verified IS NULL) AND (closed IS NULL)));
CREATE POLICY own_organisation ON closed_loop.action USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_organisation ON closed_loop.extension USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_organisation ON closed_loop.finding FOR SELECT USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_organisation ON closed_loop.plan USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_organisation ON closed_loop.transition USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_organisation ON closed_loop.warning FOR SELECT USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_organisation ON closed_loop.warning_step FOR SELECT USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_programme ON closed_loop.warning_rule FOR SELECT USING ((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)));
ALTER TABLE closed_loop.plan ENABLE ROW LEVEL SECURITY;
CREATE POLICY programme_settings ON closed_loop.warning_rule USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = 'hq-admin'::text))));
ALTER TABLE closed_loop.transition ENABLE ROW LEVEL SECURITY;
CREATE POLICY verified_delete ON closed_loop.finding AS RESTRICTIVE FOR DELETE USING ((verified IS NULL));
ALTER TABLE closed_loop.warning ENABLE ROW LEVEL SECURITY;
ALTER TABLE closed_loop.warning_rule ENABLE ROW LEVEL SECURITY;
ALTER TABLE closed_loop.warning_step ENABLE ROW LEVEL SECURITY;
ALTER TABLE collection.batch ENABLE ROW LEVEL SECURITY;
ALTER TABLE collection.category ENABLE ROW LEVEL SECURITY;
ALTER TABLE collection.category_combination ENABLE ROW LEVEL SECURITY;
ALTER TABLE collection.category_option ENABLE ROW LEVEL SECURITY;
ALTER TABLE collection.college_rollup ENABLE ROW LEVEL SECURITY;
ALTER TABLE collection.data_set ENABLE ROW LEVEL SECURITY;
ALTER TABLE collection.element ENABLE ROW LEVEL SECURITY;
CREATE POLICY granted_delete ON collection.value FOR DELETE USING (((( SELECT current_setting('app.role'::text) AS current_setting) = 'partner'::text) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[])) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY granted_insert ON collection.batch FOR INSERT WITH CHECK (((( SELECT current_setting('app.role'::text) AS current_setting) = 'partner'::text) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[])) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY granted_insert ON collection.ledger FOR INSERT WITH CHECK (((( SELECT current_setting('app.role'::text) AS current_setting) = 'partner'::text) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[])) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY granted_insert ON collection.past_value FOR INSERT WITH CHECK (((( SELECT current_setting('app.role'::text) AS current_setting) = 'partner'::text) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[])) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (guest_programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY granted_insert ON collection.report FOR INSERT WITH CHECK (((( SELECT current_setting('app.role'::text) AS current_setting) = 'partner'::text) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[])) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY granted_insert ON collection.report_step FOR INSERT WITH CHECK (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[])) AND ( SELECT (current_setting('app.role'::text) = 'partner'::text))));
CREATE POLICY granted_insert ON collection.report_tally FOR INSERT WITH CHECK (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[])) AND ( SELECT (current_setting('app.role'::text) = 'partner'::text))));
CREATE POLICY granted_insert ON collection.value FOR INSERT WITH CHECK (((( SELECT current_setting('app.role'::text) AS current_setting) = 'partner'::text) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[])) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (guest_programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY granted_read ON collection.batch FOR SELECT USING (((college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[])) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY granted_read ON collection.college_rollup FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[]))));
CREATE POLICY granted_read ON collection.ledger FOR SELECT USING (((college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[])) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY granted_read ON collection.past_value FOR SELECT USING (((college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[])) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY granted_read ON collection.report FOR SELECT USING (((college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[])) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY granted_read ON collection.report_step FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[]))));
CREATE POLICY granted_read ON collection.report_tally FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[]))));
CREATE POLICY granted_read ON collection.rule_check FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[]))));
CREATE POLICY granted_read ON collection.value FOR SELECT USING (((college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[])) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY granted_update ON collection.batch FOR UPDATE USING (((( SELECT current_setting('app.role'::text) AS current_setting) = 'partner'::text) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[])) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY granted_update ON collection.ledger FOR UPDATE USING (((( SELECT current_setting('app.role'::text) AS current_setting) = 'partner'::text) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[])) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY granted_update ON collection.past_value FOR UPDATE USING (((( SELECT current_setting('app.role'::text) AS current_setting) = 'partner'::text) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[])) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY granted_update ON collection.report FOR UPDATE USING (((( SELECT current_setting('app.role'::text) AS current_setting) = 'partner'::text) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[])) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY granted_update ON collection.report_step FOR UPDATE USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[])) AND ( SELECT (current_setting('app.role'::text) = 'partner'::text))));
CREATE POLICY granted_update ON collection.report_tally FOR UPDATE USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[])) AND ( SELECT (current_setting('app.role'::text) = 'partner'::text))));
CREATE POLICY granted_update ON collection.value FOR UPDATE USING (((( SELECT current_setting('app.role'::text) AS current_setting) = 'partner'::text) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[])) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY headquarters ON collection.batch USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text]))));
CREATE POLICY headquarters ON collection.college_rollup FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text])))));
CREATE POLICY headquarters ON collection.ledger USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text]))));
CREATE POLICY headquarters ON collection.past_value FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text]))));
CREATE POLICY headquarters ON collection.report USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text]))));
CREATE POLICY headquarters ON collection.report_step USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text])))));
CREATE POLICY headquarters ON collection.report_tally USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text])))));
CREATE POLICY headquarters ON collection.rollup FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text]))));
CREATE POLICY headquarters ON collection.rule_check FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text])))));
CREATE POLICY headquarters ON collection.value FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text]))));
CREATE POLICY headquarters_delete ON collection.past_value FOR DELETE USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text]))));
CREATE POLICY headquarters_delete ON collection.value FOR DELETE USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text]))));
CREATE POLICY headquarters_insert ON collection.past_value FOR INSERT WITH CHECK (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text])) AND (guest_programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY headquarters_insert ON collection.value FOR INSERT WITH CHECK (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text])) AND (guest_programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY headquarters_update ON collection.past_value FOR UPDATE USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text]))));
CREATE POLICY headquarters_update ON collection.value FOR UPDATE USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text]))));
CREATE POLICY keeping ON collection.college_rollup USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = 'rollup'::text))));
CREATE POLICY keeping ON collection.rollup USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = 'rollup'::text)));
CREATE POLICY keeping ON collection.rule_check USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = 'check'::text))));
CREATE POLICY leaders_delete_nothing ON collection.batch AS RESTRICTIVE FOR DELETE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_delete_nothing ON collection.college_rollup AS RESTRICTIVE FOR DELETE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_delete_nothing ON collection.ledger AS RESTRICTIVE FOR DELETE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_delete_nothing ON collection.past_value AS RESTRICTIVE FOR DELETE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_delete_nothing ON collection.report AS RESTRICTIVE FOR DELETE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_delete_nothing ON collection.report_step AS RESTRICTIVE FOR DELETE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_delete_nothing ON collection.report_tally AS RESTRICTIVE FOR DELETE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_delete_nothing ON collection.rule_check AS RESTRICTIVE FOR DELETE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_delete_nothing ON collection.value AS RESTRICTIVE FOR DELETE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_insert_nothing ON collection.batch AS RESTRICTIVE FOR INSERT WITH CHECK ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_insert_nothing ON collection.college_rollup AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_insert_nothing ON collection.ledger AS RESTRICTIVE FOR INSERT WITH CHECK ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_insert_nothing ON collection.past_value AS RESTRICTIVE FOR INSERT WITH CHECK ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_insert_nothing ON collection.report AS RESTRICTIVE FOR INSERT WITH CHECK ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_insert_nothing ON collection.report_step AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_insert_nothing ON collection.report_tally AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_insert_nothing ON collection.rule_check AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_insert_nothing ON collection.value AS RESTRICTIVE FOR INSERT WITH CHECK ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_update_nothing ON collection.batch AS RESTRICTIVE FOR UPDATE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_update_nothing ON collection.college_rollup AS RESTRICTIVE FOR UPDATE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_update_nothing ON collection.ledger AS RESTRICTIVE FOR UPDATE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_update_nothing ON collection.past_value AS RESTRICTIVE FOR UPDATE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_update_nothing ON collection.report AS RESTRICTIVE FOR UPDATE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_update_nothing ON collection.report_step AS RESTRICTIVE FOR UPDATE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_update_nothing ON collection.report_tally AS RESTRICTIVE FOR UPDATE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_update_nothing ON collection.rule_check AS RESTRICTIVE FOR UPDATE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_update_nothing ON collection.value AS RESTRICTIVE FOR UPDATE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
ALTER TABLE collection.ledger ENABLE ROW LEVEL SECURITY;
ALTER TABLE collection.option_combination ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON collection.batch USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_organisation ON collection.college_rollup FOR SELECT USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_organisation ON collection.ledger USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_organisation ON collection.past_value USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_organisation ON collection.report USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_organisation ON collection.report_step USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_organisation ON collection.report_tally USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_organisation ON collection.rule_check FOR SELECT USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_organisation ON collection.value USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_programme ON collection.category FOR SELECT USING ((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)));
CREATE POLICY own_programme ON collection.category_combination FOR SELECT USING ((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)));
CREATE POLICY own_programme ON collection.category_option FOR SELECT USING ((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)));
CREATE POLICY own_programme ON collection.data_set FOR SELECT USING ((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)));
CREATE POLICY own_programme ON collection.element FOR SELECT USING ((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)));
CREATE POLICY own_programme ON collection.option_combination FOR SELECT USING ((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)));
ALTER TABLE collection.past_value ENABLE ROW LEVEL SECURITY;
CREATE POLICY programme_settings ON collection.category USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = 'hq-admin'::text)));
CREATE POLICY programme_settings ON collection.category_combination USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = 'hq-admin'::text)));
CREATE POLICY programme_settings ON collection.category_option USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = 'hq-admin'::text)));
CREATE POLICY programme_settings ON collection.data_set USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = 'hq-admin'::text)));
CREATE POLICY programme_settings ON collection.element USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = 'hq-admin'::text)));
CREATE POLICY programme_settings ON collection.option_combination USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = 'hq-admin'::text)));
ALTER TABLE collection.report ENABLE ROW LEVEL SECURITY;
ALTER TABLE collection.report_step ENABLE ROW LEVEL SECURITY;
ALTER TABLE collection.report_tally ENABLE ROW LEVEL SECURITY;
ALTER TABLE collection.rollup ENABLE ROW LEVEL SECURITY;
ALTER TABLE collection.rule_check ENABLE ROW LEVEL SECURITY;
ALTER TABLE collection.value ENABLE ROW LEVEL SECURITY;
ALTER TABLE courses.course ENABLE ROW LEVEL SECURITY;
CREATE POLICY frozen_delete ON courses.course AS RESTRICTIVE FOR DELETE USING ((NOT published));
CREATE POLICY frozen_delete ON courses.lesson AS RESTRICTIVE FOR DELETE USING ((NOT published));
CREATE POLICY frozen_delete ON courses.lesson_item AS RESTRICTIVE FOR DELETE USING ((NOT published));
CREATE POLICY frozen_delete ON courses.module AS RESTRICTIVE FOR DELETE USING ((NOT published));
CREATE POLICY frozen_delete ON courses.resource AS RESTRICTIVE FOR DELETE USING ((NOT published));
CREATE POLICY frozen_update ON courses.course AS RESTRICTIVE FOR UPDATE USING ((NOT published)) WITH CHECK (true);
CREATE POLICY frozen_update ON courses.lesson AS RESTRICTIVE FOR UPDATE USING ((NOT published)) WITH CHECK (true);
CREATE POLICY frozen_update ON courses.lesson_item AS RESTRICTIVE FOR UPDATE USING ((NOT published)) WITH CHECK (true);
CREATE POLICY frozen_update ON courses.module AS RESTRICTIVE FOR UPDATE USING ((NOT published)) WITH CHECK (true);
CREATE POLICY frozen_update ON courses.resource AS RESTRICTIVE FOR UPDATE USING ((NOT published)) WITH CHECK (true);
CREATE POLICY headquarters ON courses.course FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text]))));
CREATE POLICY headquarters ON courses.lesson FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text]))));
CREATE POLICY headquarters ON courses.lesson_item FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text]))));
CREATE POLICY headquarters ON courses.module FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text]))));
CREATE POLICY headquarters ON courses.resource FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text]))));
CREATE POLICY leaders_delete_nothing ON courses.course AS RESTRICTIVE FOR DELETE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_delete_nothing ON courses.lesson AS RESTRICTIVE FOR DELETE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_delete_nothing ON courses.lesson_item AS RESTRICTIVE FOR DELETE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_delete_nothing ON courses.module AS RESTRICTIVE FOR DELETE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_delete_nothing ON courses.resource AS RESTRICTIVE FOR DELETE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_insert_nothing ON courses.course AS RESTRICTIVE FOR INSERT WITH CHECK ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_insert_nothing ON courses.lesson AS RESTRICTIVE FOR INSERT WITH CHECK ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_insert_nothing ON courses.lesson_item AS RESTRICTIVE FOR INSERT WITH CHECK ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_insert_nothing ON courses.module AS RESTRICTIVE FOR INSERT WITH CHECK ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_insert_nothing ON courses.resource AS RESTRICTIVE FOR INSERT WITH CHECK ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_update_nothing ON courses.course AS RESTRICTIVE FOR UPDATE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_update_nothing ON courses.lesson AS RESTRICTIVE FOR UPDATE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_update_nothing ON courses.lesson_item AS RESTRICTIVE FOR UPDATE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_update_nothing ON courses.module AS RESTRICTIVE FOR UPDATE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_update_nothing ON courses.resource AS RESTRICTIVE FOR UPDATE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
ALTER TABLE courses.lesson ENABLE ROW LEVEL SECURITY;
ALTER TABLE courses.lesson_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE courses.module ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON courses.course USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_organisation ON courses.lesson USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_organisation ON courses.lesson_item USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_organisation ON courses.module USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_organisation ON courses.resource USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY published ON courses.course FOR SELECT USING (published);
CREATE POLICY published ON courses.lesson FOR SELECT USING (published);
CREATE POLICY published ON courses.lesson_item FOR SELECT USING (published);
CREATE POLICY published ON courses.module FOR SELECT USING (published);
CREATE POLICY published ON courses.resource FOR SELECT USING (published);
ALTER TABLE courses.resource ENABLE ROW LEVEL SECURITY;
ALTER TABLE evidence.attachment ENABLE ROW LEVEL SECURITY;
CREATE POLICY bookkeeping ON evidence.chunk USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = 'evidence'::text))));
CREATE POLICY bookkeeping ON evidence.file USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = 'evidence'::text))));
ALTER TABLE evidence.chunk ENABLE ROW LEVEL SECURITY;
ALTER TABLE evidence.citation ENABLE ROW LEVEL SECURITY;
CREATE POLICY ended_by_own ON evidence.attachment AS RESTRICTIVE FOR UPDATE USING ((organisation_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)));
ALTER TABLE evidence.file ENABLE ROW LEVEL SECURITY;
CREATE POLICY granted_insert ON evidence.attachment FOR INSERT WITH CHECK (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[])) AND ( SELECT (current_setting('app.role'::text) = 'partner'::text))));
CREATE POLICY granted_read ON evidence.attachment FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[]))));
CREATE POLICY granted_read ON evidence.chunk FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (colleges && ( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting))));
CREATE POLICY granted_read ON evidence.citation FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[]))));
CREATE POLICY granted_read ON evidence.file FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (colleges && ( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting))));
CREATE POLICY granted_update ON evidence.attachment FOR UPDATE USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[])) AND ( SELECT (current_setting('app.role'::text) = 'partner'::text))));
CREATE POLICY headquarters ON evidence.attachment USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text])))));
CREATE POLICY headquarters ON evidence.chunk FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text])))));
CREATE POLICY headquarters ON evidence.citation USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text])))));
CREATE POLICY headquarters ON evidence.file FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text])))));
CREATE POLICY leaders_delete_nothing ON evidence.attachment AS RESTRICTIVE FOR DELETE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_delete_nothing ON evidence.chunk AS RESTRICTIVE FOR DELETE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_delete_nothing ON evidence.citation AS RESTRICTIVE FOR DELETE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_delete_nothing ON evidence.file AS RESTRICTIVE FOR DELETE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_delete_nothing ON evidence.rule AS RESTRICTIVE FOR DELETE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_insert_nothing ON evidence.attachment AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_insert_nothing ON evidence.chunk AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_insert_nothing ON evidence.citation AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_insert_nothing ON evidence.file AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_insert_nothing ON evidence.rule AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_update_nothing ON evidence.attachment AS RESTRICTIVE FOR UPDATE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_update_nothing ON evidence.chunk AS RESTRICTIVE FOR UPDATE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_update_nothing ON evidence.citation AS RESTRICTIVE FOR UPDATE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_update_nothing ON evidence.file AS RESTRICTIVE FOR UPDATE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_update_nothing ON evidence.rule AS RESTRICTIVE FOR UPDATE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY own ON evidence.upload USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (member_id = ( SELECT (current_setting('app.member'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) <> 'leader'::text))));
CREATE POLICY own ON evidence.upload_piece USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (member_id = ( SELECT (current_setting('app.member'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) <> 'leader'::text))));
CREATE POLICY own_organisation ON evidence.attachment USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_organisation ON evidence.chunk FOR SELECT USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_organisation ON evidence.citation USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_organisation ON evidence.file FOR SELECT USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_programme ON evidence.rule FOR SELECT USING ((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)));
CREATE POLICY programme_settings ON evidence.rule USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = 'hq-admin'::text))));
ALTER TABLE evidence.rule ENABLE ROW LEVEL SECURITY;
CREATE POLICY score_seen ON evidence.attachment AS RESTRICTIVE FOR SELECT USING (((kind <> 'score'::text) OR (member_id = ( SELECT (current_setting('app.member'::text))::uuid AS current_setting)) OR ( SELECT (current_setting('app.role'::text) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text])))));
CREATE POLICY sign_in ON evidence.upload USING ((( SELECT current_setting('app.role'::text) AS current_setting) = 'sign-in'::text));
ALTER TABLE evidence.upload ENABLE ROW LEVEL SECURITY;
ALTER TABLE evidence.upload_piece ENABLE ROW LEVEL SECURITY;
ALTER TABLE indicators.college_target ENABLE ROW LEVEL SECURITY;
CREATE POLICY granted_read ON indicators.college_target FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[]))));
CREATE POLICY granted_read ON indicators.target_proposal FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[]))));
CREATE POLICY headquarters ON indicators.college_target USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text])))));
CREATE POLICY headquarters ON indicators.target_proposal USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text])))));
ALTER TABLE indicators.indicator ENABLE ROW LEVEL SECURITY;
CREATE POLICY leaders_delete_nothing ON indicators.college_target AS RESTRICTIVE FOR DELETE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_delete_nothing ON indicators.target AS RESTRICTIVE FOR DELETE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_delete_nothing ON indicators.target_proposal AS RESTRICTIVE FOR DELETE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_delete_nothing ON indicators.validation_rule AS RESTRICTIVE FOR DELETE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_insert_nothing ON indicators.college_target AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_insert_nothing ON indicators.target AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_insert_nothing ON indicators.target_proposal AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_insert_nothing ON indicators.validation_rule AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_update_nothing ON indicators.college_target AS RESTRICTIVE FOR UPDATE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_update_nothing ON indicators.target AS RESTRICTIVE FOR UPDATE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_update_nothing ON indicators.target_proposal AS RESTRICTIVE FOR UPDATE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_update_nothing ON indicators.validation_rule AS RESTRICTIVE FOR UPDATE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY own_organisation ON indicators.college_target FOR SELECT USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_organisation ON indicators.target_proposal USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_programme ON indicators.indicator FOR SELECT USING ((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)));
CREATE POLICY own_programme ON indicators.target FOR SELECT USING ((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)));
CREATE POLICY own_programme ON indicators.validation_rule FOR SELECT USING ((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)));
CREATE POLICY programme_settings ON indicators.indicator USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = 'hq-admin'::text)));
CREATE POLICY programme_settings ON indicators.target USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = 'hq-admin'::text))));
CREATE POLICY programme_settings ON indicators.validation_rule USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = 'hq-admin'::text))));
ALTER TABLE indicators.target ENABLE ROW LEVEL SECURITY;
ALTER TABLE indicators.target_proposal ENABLE ROW LEVEL SECURITY;
ALTER TABLE indicators.validation_rule ENABLE ROW LEVEL SECURITY;
ALTER TABLE lifecycle.assignment ENABLE ROW LEVEL SECURITY;
ALTER TABLE lifecycle.blocker ENABLE ROW LEVEL SECURITY;
ALTER TABLE lifecycle.college ENABLE ROW LEVEL SECURITY;
ALTER TABLE lifecycle.correction ENABLE ROW LEVEL SECURITY;
ALTER TABLE lifecycle.document ENABLE ROW LEVEL SECURITY;
ALTER TABLE lifecycle.expert_veto ENABLE ROW LEVEL SECURITY;
CREATE POLICY filed_delete ON lifecycle.document AS RESTRICTIVE FOR DELETE USING ((filed_at IS NULL));
CREATE POLICY filed_update ON lifecycle.document AS RESTRICTIVE FOR UPDATE USING ((filed_at IS NULL)) WITH CHECK (true);
CREATE POLICY granted ON lifecycle.college FOR SELECT USING (((college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[])) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY granted ON lifecycle.document FOR SELECT USING (((college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[])) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY granted ON lifecycle.milestone FOR SELECT USING (((college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[])) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY granted ON lifecycle.transition FOR SELECT USING (((college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[])) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY granted ON lifecycle.veto FOR SELECT USING (((college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[])) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY granted_read ON lifecycle.blocker FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[]))));
CREATE POLICY granted_read ON lifecycle.correction FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[]))));
CREATE POLICY granted_score ON lifecycle.score FOR INSERT WITH CHECK (((expert_id = ( SELECT (current_setting('app.member'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = 'expert'::text)) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[])) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (organisation_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (decided IS NULL)));
CREATE POLICY granted_score_again ON lifecycle.score FOR UPDATE USING (((expert_id = ( SELECT (current_setting('app.member'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = 'expert'::text)) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[])) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (organisation_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (decided IS NULL)));
CREATE POLICY granted_veto ON lifecycle.expert_veto FOR INSERT WITH CHECK (((expert_id = ( SELECT (current_setting('app.member'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = 'expert'::text)) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[])) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY granted_veto ON lifecycle.veto FOR INSERT WITH CHECK ((( SELECT (current_setting('app.role'::text) = 'expert'::text)) AND (college_id = ANY (( SELECT (current_setting('app.colleges'::text))::uuid[] AS current_setting)::uuid[])) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (role = 'expert'::text) AND (raised_by IS NULL)));
CREATE POLICY headquarters ON lifecycle.assignment USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text]))));
CREATE POLICY headquarters ON lifecycle.blocker USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text])))));
CREATE POLICY headquarters ON lifecycle.college USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text]))));
CREATE POLICY headquarters ON lifecycle.correction USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text])))));
CREATE POLICY headquarters ON lifecycle.document USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text]))));
CREATE POLICY headquarters ON lifecycle.expert_veto USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text])))));
CREATE POLICY headquarters ON lifecycle.milestone USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text]))));
CREATE POLICY headquarters ON lifecycle.score USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text]))));
CREATE POLICY headquarters ON lifecycle.transition USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text]))));
CREATE POLICY headquarters ON lifecycle.veto USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text]))));
CREATE POLICY leaders_delete_nothing ON lifecycle.assignment AS RESTRICTIVE FOR DELETE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_delete_nothing ON lifecycle.blocker AS RESTRICTIVE FOR DELETE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_delete_nothing ON lifecycle.college AS RESTRICTIVE FOR DELETE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_delete_nothing ON lifecycle.correction AS RESTRICTIVE FOR DELETE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_delete_nothing ON lifecycle.document AS RESTRICTIVE FOR DELETE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_delete_nothing ON lifecycle.expert_veto AS RESTRICTIVE FOR DELETE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_delete_nothing ON lifecycle.milestone AS RESTRICTIVE FOR DELETE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_delete_nothing ON lifecycle.score AS RESTRICTIVE FOR DELETE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_delete_nothing ON lifecycle.transition AS RESTRICTIVE FOR DELETE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_delete_nothing ON lifecycle.veto AS RESTRICTIVE FOR DELETE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_insert_nothing ON lifecycle.assignment AS RESTRICTIVE FOR INSERT WITH CHECK ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_insert_nothing ON lifecycle.blocker AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_insert_nothing ON lifecycle.college AS RESTRICTIVE FOR INSERT WITH CHECK ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_insert_nothing ON lifecycle.correction AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_insert_nothing ON lifecycle.document AS RESTRICTIVE FOR INSERT WITH CHECK ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_insert_nothing ON lifecycle.expert_veto AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_insert_nothing ON lifecycle.milestone AS RESTRICTIVE FOR INSERT WITH CHECK ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_insert_nothing ON lifecycle.score AS RESTRICTIVE FOR INSERT WITH CHECK ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_insert_nothing ON lifecycle.transition AS RESTRICTIVE FOR INSERT WITH CHECK ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_insert_nothing ON lifecycle.veto AS RESTRICTIVE FOR INSERT WITH CHECK ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_update_nothing ON lifecycle.assignment AS RESTRICTIVE FOR UPDATE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_update_nothing ON lifecycle.blocker AS RESTRICTIVE FOR UPDATE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_update_nothing ON lifecycle.college AS RESTRICTIVE FOR UPDATE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_update_nothing ON lifecycle.correction AS RESTRICTIVE FOR UPDATE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_update_nothing ON lifecycle.document AS RESTRICTIVE FOR UPDATE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_update_nothing ON lifecycle.expert_veto AS RESTRICTIVE FOR UPDATE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_update_nothing ON lifecycle.milestone AS RESTRICTIVE FOR UPDATE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_update_nothing ON lifecycle.score AS RESTRICTIVE FOR UPDATE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_update_nothing ON lifecycle.transition AS RESTRICTIVE FOR UPDATE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_update_nothing ON lifecycle.veto AS RESTRICTIVE FOR UPDATE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY lifted_delete ON lifecycle.blocker AS RESTRICTIVE FOR DELETE USING ((lifted IS NULL));
ALTER TABLE lifecycle.milestone ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_judgement ON lifecycle.assignment FOR SELECT USING (((expert_id = ( SELECT (current_setting('app.member'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_judgement ON lifecycle.expert_veto FOR SELECT USING (((expert_id = ( SELECT (current_setting('app.member'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_judgement ON lifecycle.score FOR SELECT USING (((expert_id = ( SELECT (current_setting('app.member'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_organisation ON lifecycle.blocker FOR SELECT USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_organisation ON lifecycle.college USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_organisation ON lifecycle.correction USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_organisation ON lifecycle.document USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_organisation ON lifecycle.milestone USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_organisation ON lifecycle.transition USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_organisation ON lifecycle.veto FOR SELECT USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_programme ON lifecycle.rubric FOR SELECT USING ((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)));
CREATE POLICY own_programme ON lifecycle.rule FOR SELECT USING ((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)));
CREATE POLICY programme_settings ON lifecycle.rubric USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = 'hq-admin'::text)));
CREATE POLICY programme_settings ON lifecycle.rule USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = 'hq-admin'::text)));
ALTER TABLE lifecycle.rubric ENABLE ROW LEVEL SECURITY;
ALTER TABLE lifecycle.rule ENABLE ROW LEVEL SECURITY;
ALTER TABLE lifecycle.score ENABLE ROW LEVEL SECURITY;
CREATE POLICY submitted_delete ON lifecycle.college AS RESTRICTIVE FOR DELETE USING (((state = 'draft'::text) AND (version = 0)));
ALTER TABLE lifecycle.transition ENABLE ROW LEVEL SECURITY;
ALTER TABLE lifecycle.veto ENABLE ROW LEVEL SECURITY;
ALTER TABLE notices.following ENABLE ROW LEVEL SECURITY;
ALTER TABLE notices.mail ENABLE ROW LEVEL SECURITY;
ALTER TABLE notices.notice ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON notices.following USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (member_id = ( SELECT (current_setting('app.member'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own ON notices.notice FOR SELECT USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (member_id = ( SELECT (current_setting('app.member'::text))::uuid AS current_setting))));
CREATE POLICY own ON notices.reader USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (member_id = ( SELECT (current_setting('app.member'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY platform ON notices.following USING ((( SELECT current_setting('app.role'::text) AS current_setting) = 'notices'::text));
CREATE POLICY platform ON notices.mail USING ((( SELECT current_setting('app.role'::text) AS current_setting) = 'notices'::text));
CREATE POLICY platform ON notices.notice USING ((( SELECT current_setting('app.role'::text) AS current_setting) = 'notices'::text));
CREATE POLICY platform ON notices.reader USING ((( SELECT current_setting('app.role'::text) AS current_setting) = 'notices'::text));
ALTER TABLE notices.reader ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox.entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox.lease ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_entries ON outbox.entry FOR INSERT WITH CHECK (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY reader ON outbox.entry FOR SELECT USING ((( SELECT current_setting('app.role'::text) AS current_setting) = 'outbox'::text));
CREATE POLICY reader ON outbox.lease USING ((( SELECT current_setting('app.role'::text) AS current_setting) = 'outbox'::text));
CREATE POLICY reader_clears ON outbox.entry FOR DELETE USING ((( SELECT current_setting('app.role'::text) AS current_setting) = 'outbox'::text));
CREATE POLICY reader_marks ON outbox.entry FOR UPDATE USING ((( SELECT current_setting('app.role'::text) AS current_setting) = 'outbox'::text));
ALTER TABLE standards.adoption ENABLE ROW LEVEL SECURITY;
CREATE POLICY confirmed_insert ON standards.adoption AS RESTRICTIVE FOR INSERT WITH CHECK (((NOT published) OR ( SELECT (current_setting('app.role'::text) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text])))));
CREATE POLICY frozen_delete ON standards.adoption AS RESTRICTIVE FOR DELETE USING (((confirmed_at IS NULL) AND (withdrawn_at IS NULL)));
CREATE POLICY frozen_delete ON standards.item AS RESTRICTIVE FOR DELETE USING ((NOT published));
CREATE POLICY frozen_delete ON standards.standard AS RESTRICTIVE FOR DELETE USING ((NOT published));
CREATE POLICY frozen_update ON standards.adoption AS RESTRICTIVE FOR UPDATE USING ((((confirmed_at IS NULL) AND (withdrawn_at IS NULL)) OR ( SELECT (current_setting('app.role'::text) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text]))))) WITH CHECK (((NOT published) OR ( SELECT (current_setting('app.role'::text) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text])))));
CREATE POLICY frozen_update ON standards.item AS RESTRICTIVE FOR UPDATE USING ((NOT published)) WITH CHECK (true);
CREATE POLICY frozen_update ON standards.standard AS RESTRICTIVE FOR UPDATE USING ((NOT published)) WITH CHECK (true);
CREATE POLICY headquarters ON standards.adoption FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text]))));
CREATE POLICY headquarters ON standards.item FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text]))));
CREATE POLICY headquarters ON standards.standard FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text]))));
CREATE POLICY headquarters_decides ON standards.adoption FOR UPDATE USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text])))));
ALTER TABLE standards.item ENABLE ROW LEVEL SECURITY;
CREATE POLICY leaders_delete_nothing ON standards.adoption AS RESTRICTIVE FOR DELETE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_delete_nothing ON standards.item AS RESTRICTIVE FOR DELETE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_delete_nothing ON standards.standard AS RESTRICTIVE FOR DELETE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_insert_nothing ON standards.adoption AS RESTRICTIVE FOR INSERT WITH CHECK ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_insert_nothing ON standards.item AS RESTRICTIVE FOR INSERT WITH CHECK ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_insert_nothing ON standards.standard AS RESTRICTIVE FOR INSERT WITH CHECK ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_update_nothing ON standards.adoption AS RESTRICTIVE FOR UPDATE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_update_nothing ON standards.item AS RESTRICTIVE FOR UPDATE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY leaders_update_nothing ON standards.standard AS RESTRICTIVE FOR UPDATE USING ((( SELECT current_setting('app.role'::text) AS current_setting) <> 'leader'::text));
CREATE POLICY own_organisation ON standards.adoption USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_organisation ON standards.item USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY own_organisation ON standards.standard USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting))));
CREATE POLICY published ON standards.adoption FOR SELECT USING (published);
CREATE POLICY published ON standards.item FOR SELECT USING (published);
CREATE POLICY published ON standards.standard FOR SELECT USING (published);
ALTER TABLE standards.standard ENABLE ROW LEVEL SECURITY;
CREATE POLICY administrators ON tenancy.member FOR INSERT WITH CHECK (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (colleges = '{}'::uuid[]) AND (((( SELECT current_setting('app.role'::text) AS current_setting) = 'college-admin'::text) AND (role = ANY (ARRAY['reporter'::text, 'approver'::text, 'college-admin'::text, 'expert'::text]))) OR ((( SELECT current_setting('app.role'::text) AS current_setting) = 'operator'::text) AND (role = 'operator'::text)))));
CREATE POLICY administrators_update ON tenancy.member FOR UPDATE USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (((( SELECT current_setting('app.role'::text) AS current_setting) = 'college-admin'::text) AND (role = ANY (ARRAY['reporter'::text, 'approver'::text, 'college-admin'::text, 'expert'::text]))) OR ((( SELECT current_setting('app.role'::text) AS current_setting) = 'operator'::text) AND (role = 'operator'::text))))) WITH CHECK (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (colleges = '{}'::uuid[]) AND (((( SELECT current_setting('app.role'::text) AS current_setting) = 'college-admin'::text) AND (role = ANY (ARRAY['reporter'::text, 'approver'::text, 'college-admin'::text, 'expert'::text]))) OR ((( SELECT current_setting('app.role'::text) AS current_setting) = 'operator'::text) AND (role = 'operator'::text)))));
ALTER TABLE tenancy.audit ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenancy.audit_head ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenancy.audit_origin ENABLE ROW LEVEL SECURITY;
CREATE POLICY checking ON tenancy.audit FOR SELECT USING ((( SELECT current_setting('app.role'::text) AS current_setting) = 'audit-check'::text));
CREATE POLICY checking ON tenancy.audit_head FOR SELECT USING ((( SELECT current_setting('app.role'::text) AS current_setting) = 'audit-check'::text));
CREATE POLICY checking ON tenancy.audit_origin FOR SELECT USING ((( SELECT current_setting('app.role'::text) AS current_setting) = 'audit-check'::text));
ALTER TABLE tenancy.failure ENABLE ROW LEVEL SECURITY;
CREATE POLICY founding ON tenancy.organisation USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = 'hq-admin'::text)));
CREATE POLICY founding ON tenancy.programme FOR INSERT WITH CHECK (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = 'hq-admin'::text)));
CREATE POLICY headquarters ON tenancy.member USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = 'hq-admin'::text)));
CREATE POLICY headquarters ON tenancy.organisation FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (( SELECT current_setting('app.role'::text) AS current_setting) = ANY (ARRAY['reviewer'::text, 'hq-admin'::text, 'leader'::text]))));
CREATE POLICY headquarters_reads ON tenancy.token FOR SELECT USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = 'hq-admin'::text))));
ALTER TABLE tenancy.kept_form ENABLE ROW LEVEL SECURITY;
CREATE POLICY leaders_delete_nothing ON tenancy.token AS RESTRICTIVE FOR DELETE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_insert_nothing ON tenancy.token AS RESTRICTIVE FOR INSERT WITH CHECK (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
CREATE POLICY leaders_update_nothing ON tenancy.token AS RESTRICTIVE FOR UPDATE USING (( SELECT (current_setting('app.role'::text) <> 'leader'::text)));
ALTER TABLE tenancy.member ENABLE ROW LEVEL SECURITY;
CREATE POLICY notices ON tenancy.member FOR SELECT USING ((( SELECT current_setting('app.role'::text) AS current_setting) = 'notices'::text));
CREATE POLICY notices ON tenancy.programme FOR SELECT USING ((( SELECT current_setting('app.role'::text) AS current_setting) = 'notices'::text));
ALTER TABLE tenancy.organisation ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON tenancy.submission USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (member_id = ( SELECT (current_setting('app.member'::text))::uuid AS current_setting))));
CREATE POLICY own_entries ON tenancy.audit FOR INSERT WITH CHECK (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (member_id = ( SELECT (current_setting('app.member'::text))::uuid AS current_setting))));
CREATE POLICY own_entries ON tenancy.audit_origin FOR INSERT WITH CHECK (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND (member_id = ( SELECT (current_setting('app.member'::text))::uuid AS current_setting))));
CREATE POLICY own_organisation ON tenancy.audit FOR SELECT USING ((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)));
CREATE POLICY own_organisation ON tenancy.audit_head USING ((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)));
CREATE POLICY own_organisation ON tenancy.audit_origin FOR SELECT USING ((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)));
CREATE POLICY own_organisation ON tenancy.member FOR SELECT USING ((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)));
CREATE POLICY own_organisation ON tenancy.organisation FOR SELECT USING ((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)));
CREATE POLICY own_programme ON tenancy.programme FOR SELECT USING ((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)));
CREATE POLICY own_tokens ON tenancy.token FOR SELECT USING (((tenant_id = ( SELECT (current_setting('app.tenant'::text))::uuid AS current_setting)) AND (programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ((member_id = ( SELECT (current_setting('app.member'::text))::uuid AS current_setting)) OR ( SELECT (current_setting('app.role'::text) = ANY (ARRAY['college-admin'::text, 'hq-admin'::text, 'operator'::text]))))));
ALTER TABLE tenancy.password ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenancy.programme ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenancy.recovery_code ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenancy.seal ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenancy.second_factor ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenancy.session ENABLE ROW LEVEL SECURITY;
CREATE POLICY setting ON tenancy.programme FOR UPDATE USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = 'hq-admin'::text))));
CREATE POLICY settings ON tenancy.programme FOR UPDATE USING (((programme_id = ( SELECT (current_setting('app.programme'::text))::uuid AS current_setting)) AND ( SELECT (current_setting('app.role'::text) = 'hq-admin'::text))));
CREATE POLICY sign_in ON tenancy.audit_origin USING ((( SELECT current_setting('app.role'::text) AS current_setting) = 'sign-in'::text));
CREATE POLICY sign_in ON tenancy.failure USING ((( SELECT current_setting('app.role'::text) AS current_setting) = 'sign-in'::text));
CREATE POLICY sign_in ON tenancy.kept_form USING ((( SELECT current_setting('app.role'::text) AS current_setting) = 'sign-in'::text));
CREATE POLICY sign_in ON tenancy.member FOR SELECT USING ((( SELECT current_setting('app.role'::text) AS current_setting) = 'sign-in'::text));
CREATE POLICY sign_in ON tenancy.organisation FOR SELECT USING ((( SELECT current_setting('app.role'::text) AS current_setting) = 'sign-in'::text));
CREATE POLICY sign_in ON tenancy.password USING ((( SELECT current_setting('app.role'::text) AS current_setting) = 'sign-in'::text));
CREATE POLICY sign_in ON tenancy.programme FOR SELECT USING ((( SELECT current_setting('app.role'::text) AS current_setting) = 'sign-in'::text));
CREATE POLICY sign_in ON tenancy.recovery_code USING ((( SELECT current_setting('app.role'::text) AS current_setting) = 'sign-in'::text));
CREATE POLICY sign_in ON tenancy.seal FOR SELECT USING ((( SELECT current_setting('app.role'::text) AS current_setting) = 'sign-in'::text));
CREATE POLICY sign_in ON tenancy.second_factor USING ((( SELECT current_setting('app.role'::text) AS current_setting) = 'sign-in'::text));
CREATE POLICY sign_in ON tenancy.session USING ((( SELECT current_setting('app.role'::text) AS current_setting) = 'sign-in'::text));
CREATE POLICY sign_in ON tenancy.submission USING ((( SELECT current_setting('app.role'::text) AS current_setting) = 'sign-in'::text));
CREATE POLICY sign_in ON tenancy.token USING (( SELECT (current_setting('app.role'::text) = 'sign-in'::text)));
CREATE POLICY sign_in_noted ON tenancy.member FOR UPDATE USING ((( SELECT current_setting('app.role'::text) AS current_setting) = 'sign-in'::text));
ALTER TABLE tenancy.submission ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenancy.token ENABLE ROW LEVEL SECURITY;
GRANT USAGE ON SCHEMA closed_loop TO banmo_service;
GRANT USAGE ON SCHEMA collection TO banmo_service;
GRANT USAGE ON SCHEMA courses TO banmo_service;
GRANT USAGE ON SCHEMA evidence TO banmo_service;
GRANT USAGE ON SCHEMA indicators TO banmo_service;
GRANT USAGE ON SCHEMA lifecycle TO banmo_service;
GRANT USAGE ON SCHEMA notices TO banmo_service;
GRANT USAGE ON SCHEMA outbox TO banmo_service;
REVOKE USAGE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA schema TO banmo_service;
GRANT USAGE ON SCHEMA standards TO banmo_service;
GRANT USAGE ON SCHEMA tenancy TO banmo_service;
REVOKE ALL ON FUNCTION schema.wall(name regclass, VARIADIC words text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION tenancy.audit_text(tenant_id uuid, programme_id uuid, number bigint, at timestamp with time zone, member_id uuid, member_name text, role text, place text, action text, object text, details jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION tenancy.audit_text(tenant_id uuid, programme_id uuid, number bigint, at timestamp with time zone, member_id uuid, member_name text, role text, place text, action text, object text, details jsonb) TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE closed_loop.action TO banmo_service;
GRANT UPDATE(text) ON TABLE closed_loop.action TO banmo_service;
GRANT UPDATE(owner) ON TABLE closed_loop.action TO banmo_service;
GRANT UPDATE(due) ON TABLE closed_loop.action TO banmo_service;
GRANT UPDATE(shown_by) ON TABLE closed_loop.action TO banmo_service;
GRANT UPDATE(state) ON TABLE closed_loop.action TO banmo_service;
GRANT UPDATE(words) ON TABLE closed_loop.action TO banmo_service;
GRANT UPDATE(settled_on) ON TABLE closed_loop.action TO banmo_service;
GRANT UPDATE(settled_by) ON TABLE closed_loop.action TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE closed_loop.extension TO banmo_service;
GRANT UPDATE(granted) ON TABLE closed_loop.extension TO banmo_service;
GRANT UPDATE(words) ON TABLE closed_loop.extension TO banmo_service;
GRANT UPDATE(decided_on) ON TABLE closed_loop.extension TO banmo_service;
GRANT UPDATE(decided_by) ON TABLE closed_loop.extension TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE closed_loop.finding TO banmo_service;
GRANT UPDATE(severity) ON TABLE closed_loop.finding TO banmo_service;
GRANT UPDATE(text) ON TABLE closed_loop.finding TO banmo_service;
GRANT UPDATE(opened) ON TABLE closed_loop.finding TO banmo_service;
GRANT UPDATE(opened_by) ON TABLE closed_loop.finding TO banmo_service;
GRANT UPDATE(due) ON TABLE closed_loop.finding TO banmo_service;
GRANT UPDATE(verified) ON TABLE closed_loop.finding TO banmo_service;
GRANT UPDATE(verified_by) ON TABLE closed_loop.finding TO banmo_service;
GRANT UPDATE(verified_organisation_id) ON TABLE closed_loop.finding TO banmo_service;
GRANT UPDATE(indicator) ON TABLE closed_loop.finding TO banmo_service;
GRANT UPDATE(first_due) ON TABLE closed_loop.finding TO banmo_service;
GRANT UPDATE(state) ON TABLE closed_loop.finding TO banmo_service;
GRANT UPDATE(version) ON TABLE closed_loop.finding TO banmo_service;
GRANT UPDATE(since) ON TABLE closed_loop.finding TO banmo_service;
GRANT UPDATE(outcome) ON TABLE closed_loop.finding TO banmo_service;
GRANT UPDATE(outcome_value) ON TABLE closed_loop.finding TO banmo_service;
GRANT UPDATE(outcome_reason) ON TABLE closed_loop.finding TO banmo_service;
GRANT UPDATE(closed) ON TABLE closed_loop.finding TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE closed_loop.plan TO banmo_service;
GRANT UPDATE(cause) ON TABLE closed_loop.plan TO banmo_service;
GRANT UPDATE(method) ON TABLE closed_loop.plan TO banmo_service;
GRANT UPDATE(method_words) ON TABLE closed_loop.plan TO banmo_service;
GRANT UPDATE(criterion_from) ON TABLE closed_loop.plan TO banmo_service;
GRANT UPDATE(criterion_to) ON TABLE closed_loop.plan TO banmo_service;
GRANT UPDATE(criterion_period) ON TABLE closed_loop.plan TO banmo_service;
GRANT UPDATE(prepared_by) ON TABLE closed_loop.plan TO banmo_service;
GRANT SELECT,INSERT ON TABLE closed_loop.transition TO banmo_service;
GRANT SELECT,INSERT ON TABLE closed_loop.warning TO banmo_service;
GRANT UPDATE(value) ON TABLE closed_loop.warning TO banmo_service;
GRANT UPDATE(target) ON TABLE closed_loop.warning TO banmo_service;
GRANT UPDATE(lower) ON TABLE closed_loop.warning TO banmo_service;
GRANT UPDATE(upper) ON TABLE closed_loop.warning TO banmo_service;
GRANT UPDATE(due) ON TABLE closed_loop.warning TO banmo_service;
GRANT UPDATE(state) ON TABLE closed_loop.warning TO banmo_service;
GRANT UPDATE(answered_at) ON TABLE closed_loop.warning TO banmo_service;
GRANT UPDATE(answered_on) ON TABLE closed_loop.warning TO banmo_service;
GRANT UPDATE(answered_by) ON TABLE closed_loop.warning TO banmo_service;
GRANT UPDATE(words) ON TABLE closed_loop.warning TO banmo_service;
GRANT UPDATE(finding) ON TABLE closed_loop.warning TO banmo_service;
GRANT SELECT,INSERT ON TABLE closed_loop.warning_rule TO banmo_service;
GRANT SELECT,INSERT ON TABLE closed_loop.warning_step TO banmo_service;
GRANT SELECT,INSERT ON TABLE collection.batch TO banmo_service;
GRANT UPDATE(report_id) ON TABLE collection.batch TO banmo_service;
GRANT UPDATE(member_id) ON TABLE collection.batch TO banmo_service;
GRANT UPDATE(member_name) ON TABLE collection.batch TO banmo_service;
GRANT UPDATE(member_role) ON TABLE collection.batch TO banmo_service;
GRANT UPDATE(at) ON TABLE collection.batch TO banmo_service;
GRANT UPDATE(reason) ON TABLE collection.batch TO banmo_service;
GRANT UPDATE(origin) ON TABLE collection.batch TO banmo_service;
GRANT UPDATE(file_name) ON TABLE collection.batch TO banmo_service;
GRANT UPDATE(created) ON TABLE collection.batch TO banmo_service;
GRANT UPDATE(updated) ON TABLE collection.batch TO banmo_service;
GRANT UPDATE(unchanged) ON TABLE collection.batch TO banmo_service;
GRANT UPDATE(removed) ON TABLE collection.batch TO banmo_service;
GRANT UPDATE(faults) ON TABLE collection.batch TO banmo_service;
GRANT UPDATE(fault_count) ON TABLE collection.batch TO banmo_service;
GRANT UPDATE(rows) ON TABLE collection.batch TO banmo_service;
GRANT SELECT,INSERT ON TABLE collection.category TO banmo_service;
GRANT UPDATE(name) ON TABLE collection.category TO banmo_service;
GRANT SELECT,INSERT ON TABLE collection.category_combination TO banmo_service;
GRANT UPDATE(name) ON TABLE collection.category_combination TO banmo_service;
GRANT SELECT,INSERT ON TABLE collection.category_option TO banmo_service;
GRANT UPDATE(name) ON TABLE collection.category_option TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE collection.college_rollup TO banmo_service;
GRANT UPDATE(reported) ON TABLE collection.college_rollup TO banmo_service;
GRANT UPDATE(sum) ON TABLE collection.college_rollup TO banmo_service;
GRANT UPDATE(last_period) ON TABLE collection.college_rollup TO banmo_service;
GRANT SELECT,INSERT ON TABLE collection.data_set TO banmo_service;
GRANT UPDATE("position") ON TABLE collection.data_set TO banmo_service;
GRANT UPDATE(name) ON TABLE collection.data_set TO banmo_service;
GRANT UPDATE(frequency) ON TABLE collection.data_set TO banmo_service;
GRANT UPDATE(source) ON TABLE collection.data_set TO banmo_service;
GRANT UPDATE(due_days) ON TABLE collection.data_set TO banmo_service;
GRANT SELECT,INSERT ON TABLE collection.element TO banmo_service;
GRANT UPDATE(uid) ON TABLE collection.element TO banmo_service;
GRANT UPDATE("position") ON TABLE collection.element TO banmo_service;
GRANT UPDATE(name) ON TABLE collection.element TO banmo_service;
GRANT UPDATE(domain) ON TABLE collection.element TO banmo_service;
GRANT UPDATE(value_type) ON TABLE collection.element TO banmo_service;
GRANT UPDATE(unit) ON TABLE collection.element TO banmo_service;
GRANT UPDATE(over_colleges) ON TABLE collection.element TO banmo_service;
GRANT UPDATE(over_time) ON TABLE collection.element TO banmo_service;
GRANT UPDATE(frequency) ON TABLE collection.element TO banmo_service;
GRANT UPDATE(source) ON TABLE collection.element TO banmo_service;
GRANT UPDATE(reference) ON TABLE collection.element TO banmo_service;
GRANT UPDATE(data_set) ON TABLE collection.element TO banmo_service;
GRANT UPDATE(part_of) ON TABLE collection.element TO banmo_service;
GRANT SELECT,INSERT ON TABLE collection.ledger TO banmo_service;
GRANT UPDATE(writes) ON TABLE collection.ledger TO banmo_service;
GRANT UPDATE(changed_at) ON TABLE collection.ledger TO banmo_service;
GRANT SELECT,INSERT ON TABLE collection.option_combination TO banmo_service;
GRANT UPDATE(name) ON TABLE collection.option_combination TO banmo_service;
GRANT SELECT,INSERT ON TABLE collection.past_value TO banmo_service;
GRANT SELECT ON TABLE collection.period TO banmo_service;
GRANT SELECT ON TABLE collection.period_level TO banmo_service;
GRANT SELECT,INSERT ON TABLE collection.report TO banmo_service;
GRANT UPDATE(data_set) ON TABLE collection.report TO banmo_service;
GRANT UPDATE(period) ON TABLE collection.report TO banmo_service;
GRANT UPDATE(due_on) ON TABLE collection.report TO banmo_service;
GRANT UPDATE(state) ON TABLE collection.report TO banmo_service;
GRANT UPDATE(prepared_by) ON TABLE collection.report TO banmo_service;
GRANT UPDATE(prepared_by_name) ON TABLE collection.report TO banmo_service;
GRANT UPDATE(prepared_at) ON TABLE collection.report TO banmo_service;
GRANT UPDATE(submitted_by) ON TABLE collection.report TO banmo_service;
GRANT UPDATE(submitted_by_name) ON TABLE collection.report TO banmo_service;
GRANT UPDATE(submitted_at) ON TABLE collection.report TO banmo_service;
GRANT UPDATE(decided_by) ON TABLE collection.report TO banmo_service;
GRANT UPDATE(decided_by_name) ON TABLE collection.report TO banmo_service;
GRANT UPDATE(decided_at) ON TABLE collection.report TO banmo_service;
GRANT UPDATE(reason) ON TABLE collection.report TO banmo_service;
GRANT UPDATE(version) ON TABLE collection.report TO banmo_service;
GRANT UPDATE(submitted_on) ON TABLE collection.report TO banmo_service;
GRANT UPDATE(received_on) ON TABLE collection.report TO banmo_service;
GRANT UPDATE(filed_on) ON TABLE collection.report TO banmo_service;
GRANT SELECT,INSERT ON TABLE collection.report_step TO banmo_service;
GRANT SELECT,INSERT ON TABLE collection.report_tally TO banmo_service;
GRANT UPDATE(first_period) ON TABLE collection.report_tally TO banmo_service;
GRANT UPDATE(last_period) ON TABLE collection.report_tally TO banmo_service;
GRANT UPDATE(open) ON TABLE collection.report_tally TO banmo_service;
GRANT UPDATE(prepared) ON TABLE collection.report_tally TO banmo_service;
GRANT UPDATE(submitted) ON TABLE collection.report_tally TO banmo_service;
GRANT UPDATE(approved) ON TABLE collection.report_tally TO banmo_service;
GRANT UPDATE(returned) ON TABLE collection.report_tally TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE collection.rollup TO banmo_service;
GRANT UPDATE(colleges) ON TABLE collection.rollup TO banmo_service;
GRANT UPDATE(sum) ON TABLE collection.rollup TO banmo_service;
GRANT SELECT,INSERT ON TABLE collection.rule_check TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE collection.value TO banmo_service;
GRANT UPDATE(value) ON TABLE collection.value TO banmo_service;
GRANT UPDATE(at) ON TABLE collection.value TO banmo_service;
GRANT UPDATE(number) ON TABLE collection.value TO banmo_service;
GRANT UPDATE(batch_id) ON TABLE collection.value TO banmo_service;
GRANT UPDATE("row") ON TABLE collection.value TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE courses.course TO banmo_service;
GRANT UPDATE(published) ON TABLE courses.course TO banmo_service;
GRANT UPDATE(code) ON TABLE courses.course TO banmo_service;
GRANT UPDATE(version) ON TABLE courses.course TO banmo_service;
GRANT UPDATE(version_order) ON TABLE courses.course TO banmo_service;
GRANT UPDATE(title) ON TABLE courses.course TO banmo_service;
GRANT UPDATE(summary) ON TABLE courses.course TO banmo_service;
GRANT UPDATE(field) ON TABLE courses.course TO banmo_service;
GRANT UPDATE(hours) ON TABLE courses.course TO banmo_service;
GRANT UPDATE(credits) ON TABLE courses.course TO banmo_service;
GRANT UPDATE(licence) ON TABLE courses.course TO banmo_service;
GRANT UPDATE(illustrative) ON TABLE courses.course TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE courses.lesson TO banmo_service;
GRANT UPDATE(published) ON TABLE courses.lesson TO banmo_service;
GRANT UPDATE(module_id) ON TABLE courses.lesson TO banmo_service;
GRANT UPDATE("position") ON TABLE courses.lesson TO banmo_service;
GRANT UPDATE(code) ON TABLE courses.lesson TO banmo_service;
GRANT UPDATE(title) ON TABLE courses.lesson TO banmo_service;
GRANT UPDATE(text) ON TABLE courses.lesson TO banmo_service;
GRANT UPDATE(hours) ON TABLE courses.lesson TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE courses.lesson_item TO banmo_service;
GRANT UPDATE(published) ON TABLE courses.lesson_item TO banmo_service;
GRANT UPDATE("position") ON TABLE courses.lesson_item TO banmo_service;
GRANT UPDATE(standard_code) ON TABLE courses.lesson_item TO banmo_service;
GRANT UPDATE(standard_version) ON TABLE courses.lesson_item TO banmo_service;
GRANT UPDATE(item_code) ON TABLE courses.lesson_item TO banmo_service;
GRANT UPDATE(item_text) ON TABLE courses.lesson_item TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE courses.module TO banmo_service;
GRANT UPDATE(published) ON TABLE courses.module TO banmo_service;
GRANT UPDATE("position") ON TABLE courses.module TO banmo_service;
GRANT UPDATE(code) ON TABLE courses.module TO banmo_service;
GRANT UPDATE(title) ON TABLE courses.module TO banmo_service;
GRANT UPDATE(hours) ON TABLE courses.module TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE courses.resource TO banmo_service;
GRANT UPDATE(published) ON TABLE courses.resource TO banmo_service;
GRANT UPDATE(lesson_id) ON TABLE courses.resource TO banmo_service;
GRANT UPDATE("position") ON TABLE courses.resource TO banmo_service;
GRANT UPDATE(kind) ON TABLE courses.resource TO banmo_service;
GRANT UPDATE(title) ON TABLE courses.resource TO banmo_service;
GRANT UPDATE(minutes) ON TABLE courses.resource TO banmo_service;
GRANT SELECT,INSERT ON TABLE evidence.attachment TO banmo_service;
GRANT UPDATE(replaced_by) ON TABLE evidence.attachment TO banmo_service;
GRANT UPDATE(ended) ON TABLE evidence.attachment TO banmo_service;
GRANT UPDATE(ended_by) ON TABLE evidence.attachment TO banmo_service;
GRANT UPDATE(ended_by_name) ON TABLE evidence.attachment TO banmo_service;
GRANT SELECT,INSERT ON TABLE evidence.chunk TO banmo_service;
GRANT UPDATE(colleges) ON TABLE evidence.chunk TO banmo_service;
GRANT SELECT,INSERT ON TABLE evidence.citation TO banmo_service;
GRANT SELECT,INSERT ON TABLE evidence.file TO banmo_service;
GRANT UPDATE(colleges) ON TABLE evidence.file TO banmo_service;
GRANT SELECT,INSERT ON TABLE evidence.rule TO banmo_service;
GRANT UPDATE(largest) ON TABLE evidence.rule TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE evidence.upload TO banmo_service;
GRANT UPDATE(received) ON TABLE evidence.upload TO banmo_service;
GRANT UPDATE(touched) ON TABLE evidence.upload TO banmo_service;
GRANT UPDATE(attachment_id) ON TABLE evidence.upload TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE evidence.upload_piece TO banmo_service;
GRANT SELECT,INSERT ON TABLE indicators.college_target TO banmo_service;
GRANT UPDATE(until) ON TABLE indicators.college_target TO banmo_service;
GRANT SELECT,INSERT ON TABLE indicators.indicator TO banmo_service;
GRANT UPDATE("position") ON TABLE indicators.indicator TO banmo_service;
GRANT UPDATE(name) ON TABLE indicators.indicator TO banmo_service;
GRANT UPDATE(leg) ON TABLE indicators.indicator TO banmo_service;
GRANT UPDATE(numerator) ON TABLE indicators.indicator TO banmo_service;
GRANT UPDATE(denominator) ON TABLE indicators.indicator TO banmo_service;
GRANT UPDATE(factor) ON TABLE indicators.indicator TO banmo_service;
GRANT UPDATE(better) ON TABLE indicators.indicator TO banmo_service;
GRANT UPDATE(default_target) ON TABLE indicators.indicator TO banmo_service;
GRANT UPDATE(weight) ON TABLE indicators.indicator TO banmo_service;
GRANT UPDATE(reference) ON TABLE indicators.indicator TO banmo_service;
GRANT SELECT,INSERT ON TABLE indicators.target TO banmo_service;
GRANT UPDATE(until) ON TABLE indicators.target TO banmo_service;
GRANT SELECT,INSERT ON TABLE indicators.target_proposal TO banmo_service;
GRANT UPDATE(state) ON TABLE indicators.target_proposal TO banmo_service;
GRANT UPDATE(decided_at) ON TABLE indicators.target_proposal TO banmo_service;
GRANT UPDATE(decided_by) ON TABLE indicators.target_proposal TO banmo_service;
GRANT UPDATE(answer) ON TABLE indicators.target_proposal TO banmo_service;
GRANT SELECT,INSERT,UPDATE ON TABLE indicators.validation_rule TO banmo_service;
GRANT SELECT,INSERT ON TABLE lifecycle.assignment TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE lifecycle.blocker TO banmo_service;
GRANT UPDATE(due) ON TABLE lifecycle.blocker TO banmo_service;
GRANT UPDATE(lifted) ON TABLE lifecycle.blocker TO banmo_service;
GRANT UPDATE(lifted_organisation_id) ON TABLE lifecycle.blocker TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE lifecycle.college TO banmo_service;
GRANT UPDATE(partner_id) ON TABLE lifecycle.college TO banmo_service;
GRANT UPDATE(code) ON TABLE lifecycle.college TO banmo_service;
GRANT UPDATE(name_zh) ON TABLE lifecycle.college TO banmo_service;
GRANT UPDATE(name_en) ON TABLE lifecycle.college TO banmo_service;
GRANT UPDATE(lead_zh) ON TABLE lifecycle.college TO banmo_service;
GRANT UPDATE(lead_en) ON TABLE lifecycle.college TO banmo_service;
GRANT UPDATE(partner_zh) ON TABLE lifecycle.college TO banmo_service;
GRANT UPDATE(partner_en) ON TABLE lifecycle.college TO banmo_service;
GRANT UPDATE(country) ON TABLE lifecycle.college TO banmo_service;
GRANT UPDATE(city_en) ON TABLE lifecycle.college TO banmo_service;
GRANT UPDATE(state) ON TABLE lifecycle.college TO banmo_service;
GRANT UPDATE(since) ON TABLE lifecycle.college TO banmo_service;
GRANT UPDATE(failures) ON TABLE lifecycle.college TO banmo_service;
GRANT UPDATE(reviewed) ON TABLE lifecycle.college TO banmo_service;
GRANT UPDATE(version) ON TABLE lifecycle.college TO banmo_service;
GRANT UPDATE(illustrative) ON TABLE lifecycle.college TO banmo_service;
GRANT UPDATE(city_zh) ON TABLE lifecycle.college TO banmo_service;
GRANT UPDATE(scored) ON TABLE lifecycle.college TO banmo_service;
GRANT UPDATE(time_zone) ON TABLE lifecycle.college TO banmo_service;
GRANT UPDATE(awaiting) ON TABLE lifecycle.college TO banmo_service;
GRANT SELECT,INSERT ON TABLE lifecycle.correction TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE lifecycle.document TO banmo_service;
GRANT UPDATE(title) ON TABLE lifecycle.document TO banmo_service;
GRANT UPDATE(body) ON TABLE lifecycle.document TO banmo_service;
GRANT UPDATE(prepared_by) ON TABLE lifecycle.document TO banmo_service;
GRANT UPDATE(author) ON TABLE lifecycle.document TO banmo_service;
GRANT UPDATE(at) ON TABLE lifecycle.document TO banmo_service;
GRANT UPDATE(filed_at) ON TABLE lifecycle.document TO banmo_service;
GRANT SELECT,INSERT ON TABLE lifecycle.expert_veto TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE lifecycle.milestone TO banmo_service;
GRANT UPDATE(name_zh) ON TABLE lifecycle.milestone TO banmo_service;
GRANT UPDATE(name_en) ON TABLE lifecycle.milestone TO banmo_service;
GRANT UPDATE(due) ON TABLE lifecycle.milestone TO banmo_service;
GRANT UPDATE(done) ON TABLE lifecycle.milestone TO banmo_service;
GRANT UPDATE(done_by) ON TABLE lifecycle.milestone TO banmo_service;
GRANT SELECT,INSERT ON TABLE lifecycle.rubric TO banmo_service;
GRANT SELECT,INSERT ON TABLE lifecycle.rule TO banmo_service;
GRANT UPDATE(minimum_experts) ON TABLE lifecycle.rule TO banmo_service;
GRANT UPDATE(minimum_mean) ON TABLE lifecycle.rule TO banmo_service;
GRANT SELECT,INSERT ON TABLE lifecycle.score TO banmo_service;
GRANT UPDATE(organisation_id) ON TABLE lifecycle.score TO banmo_service;
GRANT UPDATE(points) ON TABLE lifecycle.score TO banmo_service;
GRANT UPDATE(comment) ON TABLE lifecycle.score TO banmo_service;
GRANT UPDATE(at) ON TABLE lifecycle.score TO banmo_service;
GRANT UPDATE(decided) ON TABLE lifecycle.score TO banmo_service;
GRANT SELECT,INSERT ON TABLE lifecycle.transition TO banmo_service;
GRANT SELECT,INSERT ON TABLE lifecycle.veto TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE notices.following TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE notices.mail TO banmo_service;
GRANT UPDATE(content) ON TABLE notices.mail TO banmo_service;
GRANT UPDATE(next_at) ON TABLE notices.mail TO banmo_service;
GRANT UPDATE(attempts) ON TABLE notices.mail TO banmo_service;
GRANT UPDATE(fault) ON TABLE notices.mail TO banmo_service;
GRANT UPDATE(sent_at) ON TABLE notices.mail TO banmo_service;
GRANT UPDATE(given_up_at) ON TABLE notices.mail TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE notices.notice TO banmo_service;
GRANT UPDATE(read_at) ON TABLE notices.notice TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE notices.reader TO banmo_service;
GRANT UPDATE(language) ON TABLE notices.reader TO banmo_service;
GRANT UPDATE(time_zone) ON TABLE notices.reader TO banmo_service;
GRANT UPDATE(digest_hour) ON TABLE notices.reader TO banmo_service;
GRANT UPDATE(wishes) ON TABLE notices.reader TO banmo_service;
GRANT UPDATE(address) ON TABLE notices.reader TO banmo_service;
GRANT UPDATE(pending) ON TABLE notices.reader TO banmo_service;
GRANT UPDATE(pending_hash) ON TABLE notices.reader TO banmo_service;
GRANT UPDATE(pending_until) ON TABLE notices.reader TO banmo_service;
GRANT UPDATE(digested_at) ON TABLE notices.reader TO banmo_service;
GRANT UPDATE(calendar_hash) ON TABLE notices.reader TO banmo_service;
GRANT UPDATE(calendar_since) ON TABLE notices.reader TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE outbox.entry TO banmo_service;
GRANT UPDATE(handled_at) ON TABLE outbox.entry TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE outbox.lease TO banmo_service;
GRANT UPDATE(holder) ON TABLE outbox.lease TO banmo_service;
GRANT UPDATE(taken) ON TABLE outbox.lease TO banmo_service;
GRANT UPDATE(ends) ON TABLE outbox.lease TO banmo_service;
GRANT SELECT ON TABLE schema.migration TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE standards.adoption TO banmo_service;
GRANT UPDATE(published) ON TABLE standards.adoption TO banmo_service;
GRANT UPDATE(standard_id) ON TABLE standards.adoption TO banmo_service;
GRANT UPDATE(standard_code) ON TABLE standards.adoption TO banmo_service;
GRANT UPDATE(standard_version) ON TABLE standards.adoption TO banmo_service;
GRANT UPDATE(country) ON TABLE standards.adoption TO banmo_service;
GRANT UPDATE(authority) ON TABLE standards.adoption TO banmo_service;
GRANT UPDATE(level) ON TABLE standards.adoption TO banmo_service;
GRANT UPDATE(document) ON TABLE standards.adoption TO banmo_service;
GRANT UPDATE(adopted_on) ON TABLE standards.adoption TO banmo_service;
GRANT UPDATE(illustrative) ON TABLE standards.adoption TO banmo_service;
GRANT UPDATE(proposed_by) ON TABLE standards.adoption TO banmo_service;
GRANT UPDATE(proposed_by_name) ON TABLE standards.adoption TO banmo_service;
GRANT UPDATE(proposed_at) ON TABLE standards.adoption TO banmo_service;
GRANT UPDATE(confirmed_by) ON TABLE standards.adoption TO banmo_service;
GRANT UPDATE(confirmed_by_name) ON TABLE standards.adoption TO banmo_service;
GRANT UPDATE(confirmed_at) ON TABLE standards.adoption TO banmo_service;
GRANT UPDATE(withdrawn_by) ON TABLE standards.adoption TO banmo_service;
GRANT UPDATE(withdrawn_by_name) ON TABLE standards.adoption TO banmo_service;
GRANT UPDATE(withdrawn_at) ON TABLE standards.adoption TO banmo_service;
GRANT UPDATE(reason) ON TABLE standards.adoption TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE standards.item TO banmo_service;
GRANT UPDATE(published) ON TABLE standards.item TO banmo_service;
GRANT UPDATE(parent_id) ON TABLE standards.item TO banmo_service;
GRANT UPDATE("position") ON TABLE standards.item TO banmo_service;
GRANT UPDATE(kind) ON TABLE standards.item TO banmo_service;
GRANT UPDATE(code) ON TABLE standards.item TO banmo_service;
GRANT UPDATE(text) ON TABLE standards.item TO banmo_service;
GRANT UPDATE(hours) ON TABLE standards.item TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE standards.standard TO banmo_service;
GRANT UPDATE(published) ON TABLE standards.standard TO banmo_service;
GRANT UPDATE(code) ON TABLE standards.standard TO banmo_service;
GRANT UPDATE(version) ON TABLE standards.standard TO banmo_service;
GRANT UPDATE(version_order) ON TABLE standards.standard TO banmo_service;
GRANT UPDATE(title) ON TABLE standards.standard TO banmo_service;
GRANT UPDATE(summary) ON TABLE standards.standard TO banmo_service;
GRANT UPDATE(isco) ON TABLE standards.standard TO banmo_service;
GRANT UPDATE(csco) ON TABLE standards.standard TO banmo_service;
GRANT UPDATE(field) ON TABLE standards.standard TO banmo_service;
GRANT UPDATE(catalogue_programmes) ON TABLE standards.standard TO banmo_service;
GRANT UPDATE(levels) ON TABLE standards.standard TO banmo_service;
GRANT UPDATE(licence) ON TABLE standards.standard TO banmo_service;
GRANT UPDATE(hours) ON TABLE standards.standard TO banmo_service;
GRANT UPDATE(equipment) ON TABLE standards.standard TO banmo_service;
GRANT UPDATE(teachers) ON TABLE standards.standard TO banmo_service;
GRANT UPDATE(illustrative) ON TABLE standards.standard TO banmo_service;
GRANT SELECT,INSERT ON TABLE tenancy.audit TO banmo_service;
GRANT SELECT,INSERT ON TABLE tenancy.audit_head TO banmo_service;
GRANT UPDATE(number) ON TABLE tenancy.audit_head TO banmo_service;
GRANT UPDATE(hash) ON TABLE tenancy.audit_head TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE tenancy.audit_origin TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE tenancy.failure TO banmo_service;
GRANT UPDATE(failures) ON TABLE tenancy.failure TO banmo_service;
GRANT UPDATE(last_at) ON TABLE tenancy.failure TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE tenancy.kept_form TO banmo_service;
GRANT SELECT,INSERT ON TABLE tenancy.member TO banmo_service;
GRANT UPDATE(name) ON TABLE tenancy.member TO banmo_service;
GRANT UPDATE(full_name) ON TABLE tenancy.member TO banmo_service;
GRANT UPDATE(role) ON TABLE tenancy.member TO banmo_service;
GRANT UPDATE(colleges) ON TABLE tenancy.member TO banmo_service;
GRANT UPDATE(active) ON TABLE tenancy.member TO banmo_service;
GRANT UPDATE(last_sign_in) ON TABLE tenancy.member TO banmo_service;
GRANT UPDATE(idle_hours) ON TABLE tenancy.member TO banmo_service;
GRANT SELECT,INSERT ON TABLE tenancy.organisation TO banmo_service;
GRANT UPDATE(colleges) ON TABLE tenancy.organisation TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE tenancy.password TO banmo_service;
GRANT UPDATE(hash) ON TABLE tenancy.password TO banmo_service;
GRANT UPDATE(given_until) ON TABLE tenancy.password TO banmo_service;
GRANT SELECT,INSERT ON TABLE tenancy.programme TO banmo_service;
GRANT UPDATE(time_zone) ON TABLE tenancy.programme TO banmo_service;
GRANT UPDATE(second_factor) ON TABLE tenancy.programme TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE tenancy.recovery_code TO banmo_service;
GRANT SELECT ON TABLE tenancy.seal TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE tenancy.second_factor TO banmo_service;
GRANT UPDATE(secret) ON TABLE tenancy.second_factor TO banmo_service;
GRANT UPDATE(last_step) ON TABLE tenancy.second_factor TO banmo_service;
GRANT UPDATE(sealed) ON TABLE tenancy.second_factor TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE tenancy.session TO banmo_service;
GRANT UPDATE(seen_at) ON TABLE tenancy.session TO banmo_service;
GRANT UPDATE(idle_seconds) ON TABLE tenancy.session TO banmo_service;
GRANT UPDATE(confirmed_at) ON TABLE tenancy.session TO banmo_service;
GRANT SELECT,INSERT,DELETE ON TABLE tenancy.submission TO banmo_service;
GRANT UPDATE(place) ON TABLE tenancy.submission TO banmo_service;
GRANT SELECT,INSERT ON TABLE tenancy.token TO banmo_service;
GRANT UPDATE(used_at) ON TABLE tenancy.token TO banmo_service;
GRANT UPDATE(revoked_at) ON TABLE tenancy.token TO banmo_service;
ALTER DEFAULT PRIVILEGES FOR ROLE banmo_owner REVOKE ALL ON FUNCTIONS  FROM PUBLIC;
