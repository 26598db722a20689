-- from
CREATE TABLE t (a int);
-- to
CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TABLE t (a int DEFAULT one());
