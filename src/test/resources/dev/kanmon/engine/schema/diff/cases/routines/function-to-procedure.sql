-- from
CREATE FUNCTION p(a int) RETURNS void LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;
-- to
CREATE PROCEDURE p(a int) LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;
