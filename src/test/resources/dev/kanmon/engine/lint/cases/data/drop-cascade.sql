-- >>> before: a foreign key
CREATE TABLE "User" (id int PRIMARY KEY, email text);
CREATE TABLE "Post" (id int PRIMARY KEY, author int REFERENCES "User");
CREATE VIEW emails AS SELECT email FROM "User";
-- >>> finds: a table with a foreign key to it [schema differs: the safer way is about what migrations know]
DROP VIEW emails;
DROP TABLE "User" CASCADE;
-- >>> finds: a column that a view shows
ALTER TABLE "User" DROP COLUMN email CASCADE;
-- >>> finds: a constraint
ALTER TABLE "User" DROP CONSTRAINT "User_pkey" CASCADE;
-- >>> finds: a schema of the run's own, with what depends on it
CREATE SCHEMA scratch;
DROP SCHEMA scratch CASCADE;
-- >>> spares: without it
DROP TABLE "Post";
-- >>> spares: a new table
CREATE TABLE draft (id int);
DROP TABLE draft CASCADE;
