-- from
-- to
CREATE FUNCTION f(n int) RETURNS TABLE (a int, b text) LANGUAGE sql ROWS 10 AS $$ SELECT 1, 'x' $$;
CREATE FUNCTION g(IN a int, OUT b int, INOUT c text) LANGUAGE sql AS $$ SELECT 1, 'x' $$;
CREATE FUNCTION h() RETURNS SETOF int LANGUAGE sql AS 'SELECT 1';
