-- from
CREATE FUNCTION f(x int) RETURNS int LANGUAGE sql AS 'SELECT 1';
-- to
CREATE FUNCTION f(x int) RETURNS text LANGUAGE sql AS $$ SELECT 'one' $$;
