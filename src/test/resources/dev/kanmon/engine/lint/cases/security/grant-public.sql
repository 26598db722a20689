-- >>> before
CREATE TABLE account (id bigint PRIMARY KEY, iban text);
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-- >>> finds: rights on a table
GRANT SELECT, UPDATE (iban) ON account TO PUBLIC;
-- >>> finds: all on a schema
GRANT ALL ON SCHEMA public TO public;
-- >>> finds: on all that comes
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO PUBLIC;
-- >>> spares: USAGE on a schema, and rights that are taken away
GRANT USAGE ON SCHEMA public TO PUBLIC;
REVOKE ALL ON account FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION f() FROM PUBLIC;
-- >>> spares: a role
GRANT SELECT ON account TO pg_monitor;
