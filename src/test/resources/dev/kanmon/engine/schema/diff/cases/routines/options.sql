-- from
CREATE FUNCTION f(x int) RETURNS int LANGUAGE sql AS 'SELECT x';
-- to
CREATE FUNCTION f(x int) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER LEAKPROOF COST 50 SET search_path = pg_catalog, public SET work_mem = '8MB' AS 'SELECT x';
