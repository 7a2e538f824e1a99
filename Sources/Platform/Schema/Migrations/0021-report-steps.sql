-- Each step of a report that went from one hand to another, with the words: a report may go to and fro, and its own row
-- keeps the last only.
SET ROLE banmo_owner;
CREATE TABLE collection.report_step (
    tenant_id uuid NOT NULL,
    report_id uuid NOT NULL,
    number integer NOT NULL,
    programme_id uuid NOT NULL,
    college_id uuid NOT NULL,
    step text NOT NULL,
    member_id uuid NOT NULL,
    member_name text NOT NULL,
    at timestamptz NOT NULL,
    reason text,
    -- How often the college's values had been written by then; NULL where nobody knows any more.
    writes bigint,
    CONSTRAINT report_step_pkey PRIMARY KEY (tenant_id, report_id, number),
    CONSTRAINT report_step_report_fkey FOREIGN KEY (tenant_id, report_id)
        REFERENCES collection.report (tenant_id, report_id)
);
SELECT schema.wall('collection.report_step', 'own rows', 'headquarters', 'granted reads', 'partner writes');
GRANT SELECT, INSERT ON collection.report_step TO banmo_service;

INSERT INTO collection.report_step (tenant_id, report_id, number, programme_id, college_id, step, member_id, member_name,
    at, reason)
SELECT tenant_id, report_id, row_number() OVER (PARTITION BY tenant_id, report_id ORDER BY at, step DESC), programme_id,
    college_id, step, member_id, coalesce(member_name, ''), at, reason
FROM (
    SELECT tenant_id, report_id, programme_id, college_id, 'submit' AS step, submitted_by AS member_id,
        submitted_by_name AS member_name, submitted_at AS at, NULL AS reason
    FROM collection.report WHERE submitted_by IS NOT NULL AND submitted_at IS NOT NULL
    UNION ALL
    SELECT tenant_id, report_id, programme_id, college_id, CASE state WHEN 'approved' THEN 'approve' ELSE 'return' END,
        decided_by, decided_by_name, decided_at, CASE state WHEN 'approved' THEN NULL ELSE reason END
    FROM collection.report WHERE decided_by IS NOT NULL AND decided_at IS NOT NULL
) AS known;
RESET ROLE;
