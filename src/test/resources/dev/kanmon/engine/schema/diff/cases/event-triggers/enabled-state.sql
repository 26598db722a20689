-- common
CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION f();
-- from
-- to
ALTER EVENT TRIGGER watch DISABLE;
