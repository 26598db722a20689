-- >>> before: a schema
CREATE SCHEMA app;
-- >>> finds: as pg_dump writes it
SELECT pg_catalog.set_config('search_path', '', false);
CREATE TABLE public.t (id int);
-- >>> finds: SET
SET search_path TO app;
CREATE TABLE t (id int);
-- >>> spares: for the transaction
SET LOCAL search_path TO app;
SELECT set_config('search_path', 'app', true);
SELECT set_config('lock_timeout', '1s', false);
