-- same
-- from
CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, n serial, checksum varchar(64));
CREATE INDEX ON _prisma_migrations (checksum);
CREATE TABLE _kanmon_scripts (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
CREATE TABLE _kanmon_environment (database_oid oid PRIMARY KEY);
GRANT SELECT ON _prisma_migrations TO diff_reader;
COMMENT ON TABLE _prisma_migrations IS 'not ours';
-- to
