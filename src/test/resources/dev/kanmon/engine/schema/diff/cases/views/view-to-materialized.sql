-- common
CREATE TABLE t (a int, b text);
-- from
CREATE VIEW m AS SELECT a FROM t;
-- to
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
