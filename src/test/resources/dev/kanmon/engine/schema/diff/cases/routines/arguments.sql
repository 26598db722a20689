-- from
CREATE FUNCTION f(x int) RETURNS int LANGUAGE sql AS 'SELECT 1';
-- to
CREATE FUNCTION f(x int, y text) RETURNS int LANGUAGE sql AS 'SELECT 1';
