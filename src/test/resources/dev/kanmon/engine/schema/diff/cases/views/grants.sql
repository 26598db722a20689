-- common
CREATE TABLE t (a int, b text);
CREATE VIEW v AS SELECT a, b FROM t;
-- from
-- to
GRANT SELECT ON v TO diff_reader;
GRANT SELECT (a), UPDATE (b) ON v TO diff_writer;
