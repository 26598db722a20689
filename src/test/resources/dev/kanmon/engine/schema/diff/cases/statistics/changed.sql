-- common
CREATE TABLE t (a int, b int, c text);
-- from
CREATE STATISTICS st (ndistinct) ON a, b FROM t;
-- to
CREATE STATISTICS st (mcv) ON a, b, c FROM t;
ALTER STATISTICS st SET STATISTICS 500;
