-- from
CREATE TABLE t (a int, c int);
-- to
CREATE TABLE t (a int, b int, c int);
