-- from
CREATE TABLE t (a int, CONSTRAINT c CHECK (a > 0));
-- to
CREATE TABLE t (a int, CONSTRAINT c CHECK (a > 0) NOT ENFORCED);
