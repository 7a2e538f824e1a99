-- What may wait is found on the colleges' own rows, not in the whole file of each; how many reports there are is kept, not
-- counted.
SET ROLE banmo_owner;

-- The step whose filing awaits a decision; NULL where none does.
ALTER TABLE lifecycle.college ADD COLUMN awaiting text;
GRANT UPDATE (awaiting) ON lifecycle.college TO banmo_service;

-- The last filing, unless a later step has decided on it or taken it back.
UPDATE lifecycle.college SET awaiting = filing.step
FROM (
    SELECT DISTINCT ON (tenant_id, college_id) tenant_id, college_id, number, step
    FROM lifecycle.transition
    WHERE step IN ('submit', 'file-plan', 'request-change', 'file-mid-term-report', 'file-rectification',
        'request-acceptance', 'file-re-review')
    ORDER BY tenant_id, college_id, number DESC
) AS filing
WHERE college.tenant_id = filing.tenant_id AND college.college_id = filing.college_id AND NOT EXISTS (
    SELECT FROM lifecycle.transition AS later
    WHERE later.tenant_id = filing.tenant_id AND later.college_id = filing.college_id AND later.number > filing.number
        AND (later.step = 'withdraw' OR (filing.step, later.step) IN (
            ('submit', 'pass-formal-review'), ('submit', 'return-application'), ('submit', 'approve'),
            ('submit', 'reject'), ('file-plan', 'accept-plan'), ('file-plan', 'return-plan'),
            ('request-change', 'approve-change'), ('request-change', 'refuse-change'),
            ('file-mid-term-report', 'continue-after-mid-term'), ('file-mid-term-report', 'order-rectification'),
            ('file-rectification', 'verify-rectification'), ('file-rectification', 'return-rectification'),
            ('request-acceptance', 'open-panel'), ('request-acceptance', 'return-request'),
            ('request-acceptance', 'accept'), ('request-acceptance', 'accept-conditionally'),
            ('request-acceptance', 'fail'), ('request-acceptance', 'operate'),
            ('request-acceptance', 'order-rectification'), ('file-re-review', 'pass-re-review'),
            ('file-re-review', 'fail-re-review')
        ))
);
CREATE INDEX college_awaiting ON lifecycle.college (programme_id, state) WHERE awaiting IS NOT NULL;

-- What is still to be put right, of all colleges at once.
CREATE INDEX finding_open ON closed_loop.finding (programme_id, college_id) WHERE verified IS NULL;

-- How many reports of a data set a college has in each state, and of which periods; moved by whatever moves a report.
CREATE TABLE collection.report_tally (
    tenant_id uuid NOT NULL,
    college_id uuid NOT NULL,
    data_set text COLLATE "C" NOT NULL,
    programme_id uuid NOT NULL,
    first_period text COLLATE "C" NOT NULL,
    last_period text COLLATE "C" NOT NULL,
    open integer NOT NULL,
    prepared integer NOT NULL,
    submitted integer NOT NULL,
    approved integer NOT NULL,
    returned integer NOT NULL,
    CONSTRAINT report_tally_pkey PRIMARY KEY (tenant_id, college_id, data_set)
);
CREATE INDEX report_tally_programme ON collection.report_tally (programme_id);
CREATE INDEX report_tally_college ON collection.report_tally (college_id);
SELECT schema.wall('collection.report_tally', 'own rows', 'headquarters', 'granted reads', 'partner writes');
GRANT SELECT, INSERT ON collection.report_tally TO banmo_service;
GRANT UPDATE (first_period, last_period, open, prepared, submitted, approved, returned) ON collection.report_tally
    TO banmo_service;
INSERT INTO collection.report_tally (tenant_id, college_id, data_set, programme_id, first_period, last_period, open,
    prepared, submitted, approved, returned)
SELECT tenant_id, college_id, data_set, programme_id, min(period), max(period), count(*) FILTER (WHERE state = 'open'),
    count(*) FILTER (WHERE state = 'prepared'), count(*) FILTER (WHERE state = 'submitted'),
    count(*) FILTER (WHERE state = 'approved'), count(*) FILTER (WHERE state = 'returned')
FROM collection.report
GROUP BY tenant_id, college_id, data_set, programme_id;

-- Reports as lists read them: those of a state by the day they are due, whoever asks; a college's of a period; and one alone.
CREATE INDEX report_id ON collection.report (report_id);
CREATE INDEX report_college_state ON collection.report (college_id, state, due_on);
CREATE INDEX report_college_period ON collection.report (college_id, period);
RESET ROLE;
