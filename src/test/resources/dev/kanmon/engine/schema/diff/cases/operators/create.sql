-- from
-- to
CREATE FUNCTION near(float8, float8) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT abs($1 - $2) < 1';
CREATE OPERATOR ~~~ (LEFTARG = float8, RIGHTARG = float8, FUNCTION = near, COMMUTATOR = ~~~, RESTRICT = eqsel, JOIN = eqjoinsel);
COMMENT ON OPERATOR ~~~ (float8, float8) IS 'about the same';
