-- A programme counts its days in its headquarters' time, a college in its own, by the names that IANA gives them.
SET ROLE banmo_owner;

ALTER TABLE tenancy.programme ADD COLUMN time_zone text NOT NULL DEFAULT 'Asia/Shanghai',
    ADD CONSTRAINT programme_time_zone_check CHECK (to_timestamp(0) AT TIME ZONE time_zone IS NOT NULL);
-- Until now every college's day was China's.
ALTER TABLE lifecycle.college ADD COLUMN time_zone text NOT NULL DEFAULT 'Asia/Shanghai',
    ADD CONSTRAINT college_time_zone_check CHECK (to_timestamp(0) AT TIME ZONE time_zone IS NOT NULL);
RESET ROLE;
