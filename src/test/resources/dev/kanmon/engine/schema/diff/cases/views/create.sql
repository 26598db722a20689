-- common
CREATE TABLE t (a int, b text);
-- from
-- to
CREATE VIEW v AS SELECT a, upper(b) AS b FROM t WHERE a > 0;
COMMENT ON VIEW v IS 'the positive ones';
COMMENT ON COLUMN v.b IS 'in capitals';
