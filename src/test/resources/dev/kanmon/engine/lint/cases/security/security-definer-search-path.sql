-- >>> finds: the caller's search_path [schema differs: the function gets a search_path]
CREATE FUNCTION "isAdmin"(who bigint) RETURNS boolean LANGUAGE sql SECURITY DEFINER AS $$
    SELECT who = 1
$$;
-- >>> finds: in another schema [schema differs: the function gets a search_path]
CREATE SCHEMA app;
CREATE OR REPLACE PROCEDURE app.tidy() LANGUAGE plpgsql SECURITY DEFINER AS 'BEGIN END';
-- >>> finds: made so later [schema differs: the function gets a search_path]
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
ALTER FUNCTION f() SECURITY DEFINER;
-- >>> finds: the search_path is reset [schema differs: the function gets a search_path]
CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
ALTER FUNCTION f() RESET search_path;
-- >>> spares: a search_path of its own
CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = '' AS 'SELECT 1';
-- >>> spares: given it later in the same migration
CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
ALTER FUNCTION f() SET search_path = pg_catalog, pg_temp;
-- >>> spares: a body that is bound when it is made, and the caller's rights
CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER RETURN 1;
CREATE FUNCTION g() RETURNS int LANGUAGE sql SECURITY INVOKER AS 'SELECT 1';
