-- from
CREATE TABLE t (id int, name varchar(20));
-- to
CREATE TABLE t (id bigint, name varchar(40));
