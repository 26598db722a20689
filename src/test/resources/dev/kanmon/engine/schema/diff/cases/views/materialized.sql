-- common
CREATE TABLE t (a int, b text);
-- from
-- to
CREATE MATERIALIZED VIEW m AS SELECT a, count(*) AS n FROM t GROUP BY a;
COMMENT ON MATERIALIZED VIEW m IS 'counted';
CREATE UNIQUE INDEX m_a ON m (a);
