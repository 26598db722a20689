-- common
CREATE TABLE t (a int, b text);
-- from
CREATE INDEX t_idx ON t (a);
-- to
CREATE UNIQUE INDEX t_idx ON t (a);
