-- >>> before: a table
CREATE TABLE "User" (id int PRIMARY KEY);
-- >>> finds: a name that comes out of the catalog
DO $$
DECLARE
  name text;
BEGIN
  FOR name IN SELECT 'none' WHERE false LOOP
    EXECUTE 'DROP TABLE ' || quote_ident(name);
  END LOOP;
END $$;
-- >>> finds: a function that runs what it is given
SELECT query_to_xml('SELECT 1', true, false, '');
-- >>> spares: a text that is always the same
DO $$ BEGIN EXECUTE 'ALTER TABLE "User"' || ' ADD COLUMN age int'; END $$;
