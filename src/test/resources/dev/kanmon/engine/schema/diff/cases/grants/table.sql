-- common
CREATE TABLE t (a int, b int);
-- from
GRANT SELECT, DELETE ON t TO diff_reader;
-- to
GRANT SELECT ON t TO diff_reader;
GRANT ALL ON t TO diff_writer;
GRANT INSERT ON t TO PUBLIC;
