-- common
CREATE TABLE t (a int);
-- from
CREATE UNIQUE INDEX t_a ON t (a);
-- to
CREATE UNIQUE INDEX t_a ON t (a) NULLS NOT DISTINCT;
