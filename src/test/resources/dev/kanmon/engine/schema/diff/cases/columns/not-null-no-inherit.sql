-- from
CREATE TABLE t (a int);
-- to
CREATE TABLE t (a int CONSTRAINT t_a_there NOT NULL NO INHERIT);
