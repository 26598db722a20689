-- >>> before: a schema with a table
CREATE SCHEMA old;
CREATE TABLE old.t (id int);
-- >>> finds: with everything in it
DROP SCHEMA old CASCADE;
-- >>> spares: made in the same run
CREATE SCHEMA scratch;
DROP SCHEMA scratch;
