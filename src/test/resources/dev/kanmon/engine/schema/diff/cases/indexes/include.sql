-- common
CREATE TABLE t (a int, b int);
-- from
CREATE UNIQUE INDEX t_a ON t (a);
-- to
CREATE UNIQUE INDEX t_a ON t (a) INCLUDE (b);
