-- from
CREATE TABLE t (a int, CONSTRAINT gone CHECK (a < 100));
-- to
CREATE TABLE t (a int, CONSTRAINT positive CHECK (a > 0), CHECK (a % 2 = 0));
