-- common
CREATE TABLE t (a int);
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
-- from
-- to
CREATE UNIQUE INDEX m_a ON m (a);
