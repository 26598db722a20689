-- from
CREATE TABLE t (id serial PRIMARY KEY);
-- to
CREATE TABLE t (id int PRIMARY KEY);
