-- common
CREATE TYPE pair AS (a int, b int);
CREATE FUNCTION to_int(pair) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1.a';
-- from
CREATE CAST (pair AS int) WITH FUNCTION to_int(pair);
-- to
CREATE CAST (pair AS int) WITH FUNCTION to_int(pair) AS IMPLICIT;
