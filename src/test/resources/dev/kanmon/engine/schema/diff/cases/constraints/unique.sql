-- from
CREATE TABLE t (a int, b int);
-- to
CREATE TABLE t (a int, b int, UNIQUE (a), CONSTRAINT both UNIQUE NULLS NOT DISTINCT (a, b));
