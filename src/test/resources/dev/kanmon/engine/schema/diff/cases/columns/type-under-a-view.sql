-- from
CREATE TABLE t (id int, n int);
CREATE VIEW v AS SELECT n FROM t;
-- to
CREATE TABLE t (id int, n bigint);
CREATE VIEW v AS SELECT n FROM t;
