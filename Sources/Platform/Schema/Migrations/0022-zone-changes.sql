-- A programme and a college may change the zone in which they count their days. What was told by the old one stays: of a
-- report the day at its college on which it was submitted is kept beside the moment.
SET ROLE banmo_owner;

GRANT UPDATE (time_zone) ON tenancy.programme, lifecycle.college TO banmo_service;
CREATE POLICY settings ON tenancy.programme FOR UPDATE
    USING (
        programme_id = (SELECT current_setting('app.programme')::uuid)
        AND (SELECT current_setting('app.role') = 'hq-admin')
    );

ALTER TABLE collection.report ADD COLUMN submitted_on date;
UPDATE collection.report
SET submitted_on = (report.submitted_at AT TIME ZONE college.time_zone)::date
FROM lifecycle.college
WHERE college.tenant_id = report.tenant_id AND college.college_id = report.college_id
    AND report.submitted_at IS NOT NULL;
GRANT UPDATE (submitted_on) ON collection.report TO banmo_service;
RESET ROLE;
