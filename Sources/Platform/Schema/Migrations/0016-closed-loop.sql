-- A finding's course belongs to the closed loop; the lifecycle keeps what holds a college up.
SET ROLE banmo_owner;

CREATE SCHEMA closed_loop;
GRANT USAGE ON SCHEMA closed_loop TO banmo_service;

ALTER TABLE lifecycle.finding SET SCHEMA closed_loop;
-- Who is judged reads the judgement and writes none of it.
DROP POLICY own_organisation ON closed_loop.finding;
CREATE POLICY own_organisation ON closed_loop.finding FOR SELECT
    USING (tenant_id = (SELECT current_setting('app.tenant')::uuid)
        AND programme_id = (SELECT current_setting('app.programme')::uuid));

-- What holds a college up until somebody outside its own tenants lifts it; the number is the finding's.
CREATE TABLE lifecycle.blocker (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    number integer NOT NULL,
    programme_id uuid NOT NULL,
    kind text NOT NULL,
    since timestamptz NOT NULL,
    due timestamptz,
    lifted timestamptz,
    lifted_organisation_id uuid,
    CONSTRAINT blocker_pkey PRIMARY KEY (tenant_id, college_id, number),
    CONSTRAINT blocker_college_fkey FOREIGN KEY (tenant_id, college_id, programme_id)
        REFERENCES lifecycle.college (tenant_id, college_id, programme_id),
    CONSTRAINT blocker_kind_check CHECK (kind IN ('finding', 'condition')),
    CONSTRAINT blocker_condition_check CHECK (kind <> 'condition' OR due IS NOT NULL),
    CONSTRAINT blocker_lifted_check CHECK (num_nonnulls(lifted, lifted_organisation_id) IN (0, 2)),
    CONSTRAINT blocker_lifter_check CHECK (lifted_organisation_id <> tenant_id)
);
SELECT schema.wall('lifecycle.blocker', 'own rows read', 'headquarters', 'granted reads');
GRANT SELECT, INSERT, UPDATE (lifted, lifted_organisation_id) ON lifecycle.blocker TO banmo_service;

INSERT INTO lifecycle.blocker (tenant_id, college_id, number, programme_id, kind, since, due, lifted,
    lifted_organisation_id)
SELECT tenant_id, college_id, number, programme_id, CASE severity WHEN 'blocking' THEN 'finding' ELSE severity END,
    opened, due, verified, verified_organisation_id
FROM closed_loop.finding WHERE severity <> 'minor';
RESET ROLE;
