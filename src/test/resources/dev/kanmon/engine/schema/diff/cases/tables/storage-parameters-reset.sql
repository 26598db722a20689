-- from
CREATE TABLE t (id int) WITH (fillfactor = 70);
-- to
CREATE TABLE t (id int);
