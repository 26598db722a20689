-- from
CREATE FUNCTION f(x int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN x + 1; END $$;
-- to
CREATE FUNCTION f(x int) RETURNS int LANGUAGE plpgsql AS $body$ BEGIN IF x > 0 THEN RETURN x + 2; END IF; RETURN '$$'::text::int; END; $body$;
