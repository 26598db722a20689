-- from
CREATE TABLE t (a int, b int);
-- to
CREATE TABLE t (a int, b int, UNIQUE (a), CONSTRAINT a_and_b UNIQUE NULLS NOT DISTINCT (a, b));
