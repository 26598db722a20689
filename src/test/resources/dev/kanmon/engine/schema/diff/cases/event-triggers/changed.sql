-- common
CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
-- from
CREATE EVENT TRIGGER watch ON sql_drop EXECUTE FUNCTION f();
-- to
CREATE EVENT TRIGGER watch ON ddl_command_start EXECUTE FUNCTION f();
