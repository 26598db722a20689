-- from
CREATE TABLE t (a int);
-- to
CREATE TABLE t (a int);
ALTER TABLE t ADD CONSTRAINT t_a_there NOT NULL a NOT VALID;
