-- common
CREATE TABLE t (a int, b int, c text);
-- from
-- to
CREATE STATISTICS st (ndistinct, dependencies) ON a, b FROM t;
CREATE STATISTICS se ON (a + b), lower(c) FROM t;
COMMENT ON STATISTICS st IS 'together';
