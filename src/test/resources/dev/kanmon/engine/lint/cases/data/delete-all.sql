-- >>> before: a table
CREATE TABLE "User" (id int PRIMARY KEY, age int);
-- >>> finds: without WHERE
DELETE FROM "User";
-- >>> finds: WHERE true
DELETE FROM ONLY "User" AS u WHERE 't'::boolean;
-- >>> finds: WHERE with a key that is never null
DELETE FROM "User" WHERE id IS NOT NULL AND 1 = 1;
-- >>> finds: in WITH
WITH gone AS (DELETE FROM "User" RETURNING id) SELECT count(*) FROM gone;
-- >>> finds: measured, and done
EXPLAIN (ANALYZE, VERBOSE off) DELETE FROM "User";
-- >>> finds: in a DO block
DO $$
BEGIN
  IF current_setting('server_version_num')::int > 0 THEN
    DELETE FROM "User";
  END IF;
END $$;
-- >>> finds: in a function that is called
CREATE FUNCTION wipe() RETURNS void LANGUAGE sql AS 'DELETE FROM "User"';
SELECT wipe();
-- >>> spares: a choice
DELETE FROM "User" WHERE age > 120 OR id = 7;
-- >>> spares: a column that may be null
DELETE FROM "User" WHERE age IS NOT NULL;
-- >>> spares: planned only
EXPLAIN DELETE FROM "User";
-- >>> spares: a function that is not called
CREATE FUNCTION wipe() RETURNS void LANGUAGE sql AS 'DELETE FROM "User"';
-- >>> spares: a new table
CREATE TABLE draft (id int);
DELETE FROM draft;
