-- from
CREATE TABLE t (a int CONSTRAINT old_name UNIQUE);
-- to
CREATE TABLE t (a int CONSTRAINT new_name UNIQUE);
