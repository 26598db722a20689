-- from
-- to
CREATE EXTENSION pg_trgm;
CREATE EXTENSION hstore;
COMMENT ON EXTENSION hstore IS 'ours';
