-- Where somebody asks from is a client; a place is a college, a country or the programme.
SET ROLE banmo_owner;
ALTER TABLE tenancy.failure RENAME COLUMN place TO client;
ALTER TABLE tenancy.session RENAME COLUMN place TO client;
ALTER TABLE tenancy.audit RENAME COLUMN place TO client;
RESET ROLE;
