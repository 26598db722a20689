-- from
CREATE SCHEMA app;
-- to
CREATE SCHEMA app;
GRANT USAGE ON SCHEMA app TO diff_reader;
GRANT USAGE, CREATE ON SCHEMA app TO diff_writer;
