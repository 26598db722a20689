-- from
-- to
CREATE TYPE pair AS (a int, b int);
CREATE FUNCTION to_int(pair) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1.a';
CREATE CAST (pair AS int) WITH FUNCTION to_int(pair) AS ASSIGNMENT;
COMMENT ON CAST (pair AS int) IS 'the first';
