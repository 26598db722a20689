-- common
CREATE TABLE t (a int, b text);
-- from
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
-- to
CREATE MATERIALIZED VIEW m WITH (fillfactor = 70) AS SELECT a FROM t;
