-- Who may do what in the database: an owner that nobody signs in as, and the service's role, which owns nothing.
-- Roles belong to the whole cluster, so another database of it may have made them already.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'banmo_owner') THEN
        CREATE ROLE banmo_owner NOLOGIN NOSUPERUSER NOBYPASSRLS;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'banmo_service') THEN
        CREATE ROLE banmo_service LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
    END IF;
    EXECUTE format('GRANT banmo_owner TO %I', current_user);
    EXECUTE format('GRANT CREATE, CONNECT ON DATABASE %I TO banmo_owner', current_database());
    EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO banmo_service', current_database());
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
END
$$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;

SET ROLE banmo_owner;
-- PostgreSQL lets everyone run a new function; here nobody may whom it is not granted to.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
CREATE SCHEMA schema;
CREATE SCHEMA tenancy;
CREATE SCHEMA lifecycle;
CREATE SCHEMA collection;
CREATE SCHEMA indicators;
CREATE SCHEMA standards;
CREATE SCHEMA courses;
GRANT USAGE ON SCHEMA schema, tenancy, lifecycle, collection, indicators, standards, courses TO banmo_service;

-- What has been applied; `banmo doctor` and the service read it.
CREATE TABLE schema.migration (
    number integer NOT NULL CONSTRAINT migration_pkey PRIMARY KEY,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT ON schema.migration TO banmo_service;
RESET ROLE;
