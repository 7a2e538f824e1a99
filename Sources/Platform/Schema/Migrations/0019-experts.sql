-- Who the experts are and what each gave is headquarters' to know, and each expert's what is their own. The college itself
-- reads how many have scored and, once it is decided, what it came to, without names: those stand in rows of their own.
SET ROLE banmo_owner;

-- The step that was decided on it; an expert may think again until then.
ALTER TABLE lifecycle.score ADD COLUMN decided integer;
UPDATE lifecycle.score SET decided = transition.number
FROM lifecycle.transition
WHERE transition.tenant_id = score.tenant_id AND transition.college_id = score.college_id
    AND score.expert_id = ANY (transition.experts)
    AND score.kind = transition.cites -> 0 ->> 'kind'
    AND score.version = (transition.cites -> 0 ->> 'version')::integer;

-- How many have scored what is under review now.
ALTER TABLE lifecycle.college ADD COLUMN scored smallint NOT NULL DEFAULT 0;
UPDATE lifecycle.college SET scored = (
    SELECT count(*)
    FROM lifecycle.score
    CROSS JOIN LATERAL (
        SELECT cites FROM lifecycle.transition
        WHERE transition.tenant_id = college.tenant_id AND transition.college_id = college.college_id
            AND step = CASE college.state WHEN 'expert-review' THEN 'submit'
                WHEN 'panel-review' THEN 'request-acceptance' ELSE 'file-re-review' END
        ORDER BY number DESC LIMIT 1
    ) AS filing
    WHERE score.tenant_id = college.tenant_id AND score.college_id = college.college_id AND score.decided IS NULL
        AND score.kind = filing.cites -> 0 ->> 'kind' AND score.version = (filing.cites -> 0 ->> 'version')::integer
)
WHERE state IN ('expert-review', 'panel-review', 'operating', 'suspended');

-- What a decision rests on, without names: of how many experts, and the trimmed mean of each dimension.
ALTER TABLE lifecycle.transition
    ADD COLUMN expert_count smallint NOT NULL DEFAULT 0,
    ADD COLUMN points jsonb NOT NULL DEFAULT '{}';
UPDATE lifecycle.transition SET expert_count = cardinality(experts);
WITH given AS (
    SELECT score.tenant_id, score.college_id, score.decided AS number, line.code, line.points::numeric,
        row_number() OVER (PARTITION BY score.tenant_id, score.college_id, decided, line.code
            ORDER BY line.points::numeric) AS place
    FROM lifecycle.score
    CROSS JOIN LATERAL jsonb_each_text(score.points) AS line (code, points)
    WHERE score.decided IS NOT NULL
), mean AS (
    SELECT given.tenant_id, given.college_id, given.number, given.code, avg(given.points) AS points
    FROM given
    JOIN lifecycle.transition USING (tenant_id, college_id, number)
    LEFT JOIN lifecycle.rubric
        ON rubric.programme_id = transition.programme_id AND rubric.version = transition.rubric
    WHERE rubric.trimmed_from IS NULL OR transition.expert_count < rubric.trimmed_from
        OR given.place BETWEEN 2 AND transition.expert_count - 1
    GROUP BY given.tenant_id, given.college_id, given.number, given.code
), came_to AS (
    SELECT tenant_id, college_id, number, jsonb_object_agg(code, trim_scale(points)) AS points
    FROM mean GROUP BY tenant_id, college_id, number
)
UPDATE lifecycle.transition SET points = came_to.points
FROM came_to
WHERE transition.tenant_id = came_to.tenant_id AND transition.college_id = came_to.college_id
    AND transition.number = came_to.number;
-- Whose scores they were, `score.decided` says.
ALTER TABLE lifecycle.transition DROP COLUMN experts;

-- Which expert raised a veto; the veto itself names only whoever raised it at headquarters.
CREATE TABLE lifecycle.expert_veto (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    version integer NOT NULL,
    ground text NOT NULL,
    programme_id uuid NOT NULL,
    expert_id uuid NOT NULL,
    expert_name text NOT NULL,
    CONSTRAINT expert_veto_pkey PRIMARY KEY (tenant_id, college_id, version, ground),
    CONSTRAINT expert_veto_veto_fkey FOREIGN KEY (tenant_id, college_id, version, ground)
        REFERENCES lifecycle.veto (tenant_id, college_id, version, ground)
);
INSERT INTO lifecycle.expert_veto (tenant_id, college_id, version, ground, programme_id, expert_id, expert_name)
SELECT tenant_id, college_id, version, ground, programme_id, raised_by, member_name
FROM lifecycle.veto WHERE role = 'expert';
ALTER TABLE lifecycle.veto ALTER COLUMN raised_by DROP NOT NULL;
UPDATE lifecycle.veto SET raised_by = NULL, member_name = '' WHERE role = 'expert';
ALTER TABLE lifecycle.veto ADD CONSTRAINT veto_raised_by_check
    CHECK ((role = 'expert') = (raised_by IS NULL) AND (role <> 'expert' OR member_name = ''));

SELECT schema.wall('lifecycle.expert_veto', 'headquarters');
DROP POLICY own_organisation ON lifecycle.score;
DROP POLICY own_organisation ON lifecycle.assignment;
DROP POLICY granted ON lifecycle.score;
DROP POLICY granted ON lifecycle.assignment;
DO $$
DECLARE
    name text;
    own_judgement constant text := $q$expert_id = (SELECT current_setting('app.member')::uuid)
        AND programme_id = (SELECT current_setting('app.programme')::uuid)$q$;
    assigned constant text := $q$(SELECT current_setting('app.role') = 'expert')
        AND college_id = ANY ((SELECT current_setting('app.colleges')::uuid[])::uuid[])
        AND programme_id = (SELECT current_setting('app.programme')::uuid)$q$;
BEGIN
    FOREACH name IN ARRAY ARRAY['score', 'assignment', 'expert_veto'] LOOP
        EXECUTE format('CREATE POLICY own_judgement ON lifecycle.%I FOR SELECT USING (%s)', name, own_judgement);
    END LOOP;
    EXECUTE format($q$ALTER POLICY granted_score ON lifecycle.score WITH CHECK (%s AND %s
        AND organisation_id = (SELECT current_setting('app.tenant')::uuid) AND decided IS NULL)$q$,
        own_judgement, assigned);
    EXECUTE format($q$ALTER POLICY granted_score_again ON lifecycle.score USING (%s AND %s
        AND organisation_id = (SELECT current_setting('app.tenant')::uuid) AND decided IS NULL)$q$,
        own_judgement, assigned);
    EXECUTE format($q$ALTER POLICY granted_veto ON lifecycle.veto WITH CHECK (%s AND role = 'expert'
        AND raised_by IS NULL)$q$, assigned);
    EXECUTE format('CREATE POLICY granted_veto ON lifecycle.expert_veto FOR INSERT WITH CHECK (%s AND %s)',
        own_judgement, assigned);
END
$$;
GRANT SELECT, INSERT ON lifecycle.expert_veto TO banmo_service;
GRANT UPDATE (decided) ON lifecycle.score TO banmo_service;
GRANT UPDATE (scored) ON lifecycle.college TO banmo_service;
RESET ROLE;
