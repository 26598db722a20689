-- common
CREATE TABLE t (a int, b text);
-- from
CREATE VIEW v AS SELECT a FROM t;
-- to
CREATE VIEW v AS SELECT b, a FROM t;
