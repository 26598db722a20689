-- >>> finds: a database [not run: only once, and not here]
DROP DATABASE IF EXISTS "prod";
-- >>> spares: a schema of the run's own
CREATE SCHEMA prod;
DROP SCHEMA prod;
