-- When a programme's newest values were written, which every page of its figures says.
SET ROLE banmo_owner;

CREATE INDEX batch_newest ON collection.batch (programme_id, at) WHERE fault_count = 0;
RESET ROLE;
