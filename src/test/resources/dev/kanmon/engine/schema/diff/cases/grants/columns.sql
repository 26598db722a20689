-- common
CREATE TABLE t (a int, b int);
-- from
GRANT SELECT (a) ON t TO diff_reader;
-- to
GRANT SELECT (a, b), UPDATE (b) ON t TO diff_reader;
