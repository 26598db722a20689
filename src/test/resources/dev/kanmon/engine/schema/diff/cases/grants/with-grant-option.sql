-- common
CREATE TABLE t (a int, b int);
-- from
GRANT SELECT ON t TO diff_reader;
-- to
GRANT SELECT ON t TO diff_reader WITH GRANT OPTION;
