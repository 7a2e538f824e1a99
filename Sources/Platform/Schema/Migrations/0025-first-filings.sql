-- A report is in time by the day on which it was first handed in, also when headquarters returns it and it comes again
-- later; who noted that a milestone is completed may take that back; and secrets of second factors are sealed.
SET ROLE banmo_owner;

-- The day at its college of the first submission that headquarters decided on; NULL before. What was withdrawn before a
-- decision was not handed in.
ALTER TABLE collection.report ADD COLUMN filed_on date;
UPDATE collection.report SET filed_on = filing.day
FROM (
    SELECT submission.tenant_id, submission.report_id,
        min((submission.at AT TIME ZONE college.time_zone)::date) AS day
    FROM collection.report_step AS submission
    JOIN collection.report_step AS decision
        ON decision.tenant_id = submission.tenant_id AND decision.report_id = submission.report_id
            AND decision.number = submission.number + 1 AND decision.step IN ('return', 'approve')
    JOIN lifecycle.college
        ON college.tenant_id = submission.tenant_id AND college.college_id = submission.college_id
    WHERE submission.step = 'submit'
    GROUP BY submission.tenant_id, submission.report_id
) AS filing
WHERE filing.tenant_id = report.tenant_id AND filing.report_id = report.report_id;
GRANT UPDATE (filed_on) ON collection.report TO banmo_service;

-- Who noted that it is completed; NULL before, and for those of before.
ALTER TABLE lifecycle.milestone ADD COLUMN done_by uuid;
GRANT UPDATE (done_by) ON lifecycle.milestone TO banmo_service;

-- Whether the service sealed the secret by a key that the database doesn't have.
ALTER TABLE tenancy.second_factor ADD COLUMN sealed boolean NOT NULL DEFAULT false;
GRANT UPDATE (secret, sealed) ON tenancy.second_factor TO banmo_service;
RESET ROLE;
