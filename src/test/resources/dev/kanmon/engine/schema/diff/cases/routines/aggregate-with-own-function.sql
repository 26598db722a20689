-- from
-- to
CREATE FUNCTION step(s int, v int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT s + v';
CREATE AGGREGATE mine(int) (SFUNC = step, STYPE = int, INITCOND = '0');
