-- common
CREATE TABLE t (a int, b text);
-- from
-- to
CREATE MATERIALIZED VIEW m AS SELECT a FROM t WITH NO DATA;
