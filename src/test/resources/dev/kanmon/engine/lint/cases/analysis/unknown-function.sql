-- >>> before: a function
CREATE FUNCTION add(a int, b int) RETURNS int LANGUAGE sql AS 'SELECT a + b';
CREATE TABLE t (id int);
-- >>> finds: one that no migration defines [not run: it does not exist]
SELECT app.cleanup();
-- >>> finds: a procedure [not run: it does not exist]
CALL refresh_all(1);
-- >>> finds: in the values of an INSERT [not run: it does not exist]
INSERT INTO t VALUES (next_number());
-- >>> finds: in a DO block [not run: it does not exist]
DO $$ BEGIN PERFORM cleanup(); END $$;
-- >>> spares: one that a migration defines, and the server's own
SELECT add(1, length('x')), now(), coalesce(NULL, gen_random_uuid());
-- >>> spares: a trigger
CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER keep BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION keep();
