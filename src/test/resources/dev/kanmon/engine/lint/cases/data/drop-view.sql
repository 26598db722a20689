-- >>> before: two views
CREATE TABLE t (id int);
CREATE VIEW v AS SELECT id FROM t;
CREATE MATERIALIZED VIEW m AS SELECT id FROM t;
-- >>> finds: a view
DROP VIEW v;
-- >>> finds: a materialized view
DROP MATERIALIZED VIEW IF EXISTS public.m;
-- >>> spares: made in the same run
CREATE VIEW w AS SELECT id FROM t;
DROP VIEW w;
