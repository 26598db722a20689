-- from
CREATE TABLE t (a int);
-- to
CREATE TABLE t (a int, id serial PRIMARY KEY);
