-- from
-- to
CREATE FUNCTION neg(bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT - $1';
CREATE OPERATOR !!! (RIGHTARG = bigint, FUNCTION = neg);
