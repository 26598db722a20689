-- >>> before: a table with rows
CREATE TABLE "User" (id int PRIMARY KEY);
CREATE TABLE "Post" (id int PRIMARY KEY);
-- >>> finds: a table that was there
DROP TABLE "User";
-- >>> finds: several, one of them perhaps
DROP TABLE IF EXISTS public."User", "Post" CASCADE;
-- >>> finds: made only if it was not there
CREATE TABLE IF NOT EXISTS "User" (id int);
DROP TABLE "User";
-- >>> spares: made in the same run
CREATE TABLE "Draft" (id int);
DROP TABLE "Draft";
-- >>> spares: a temporary one
CREATE TEMPORARY TABLE scratch AS SELECT * FROM "User";
DROP TABLE scratch;
