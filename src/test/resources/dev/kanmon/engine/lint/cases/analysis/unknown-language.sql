-- >>> finds: a DO block [not run: the language is not there]
DO LANGUAGE plpython3u $$ import os $$;
-- >>> finds: a function that is called [not run: the library is not there]
CREATE FUNCTION f() RETURNS int LANGUAGE c AS 'lib', 'f';
SELECT f();
-- >>> spares: a function that is not
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
-- >>> spares: PL/pgSQL, written out
DO LANGUAGE "plpgsql" $$ BEGIN NULL; END $$;
