-- from
CREATE TABLE t (a int);
-- to
CREATE TABLE t (a int CONSTRAINT a_is_there NOT NULL);
