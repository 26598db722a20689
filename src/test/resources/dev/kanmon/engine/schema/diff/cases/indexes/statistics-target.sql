-- common
CREATE TABLE t (a int);
-- from
CREATE INDEX t_a ON t ((a + 1));
-- to
CREATE INDEX t_a ON t ((a + 1));
ALTER INDEX t_a ALTER COLUMN 1 SET STATISTICS 200;
