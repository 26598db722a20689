-- from
-- to
CREATE TABLE t (a int, b int);
GRANT SELECT, MAINTAIN ON t TO diff_reader;
GRANT UPDATE (b) ON t TO diff_writer;
