-- from
-- to
CREATE FUNCTION add(a int, b int DEFAULT 1) RETURNS int LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ SELECT a + b $$;
COMMENT ON FUNCTION add(int, int) IS 'adds';
