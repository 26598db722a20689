-- >>> before: tables
CREATE TABLE "User" (id int PRIMARY KEY, "name" text);
CREATE TABLE old (id int);
-- >>> finds: a table for another
CREATE TABLE new (id int);
DROP TABLE old;
-- >>> finds: a column for another
ALTER TABLE "User" ADD COLUMN "fullName" text;
UPDATE "User" SET "fullName" = "name";
ALTER TABLE "User" DROP COLUMN "name";
-- >>> spares: adds only
ALTER TABLE "User" ADD COLUMN "fullName" text;
CREATE TABLE draft (id int);
DROP TABLE draft;
-- >>> spares: removes only
DROP TABLE old;
