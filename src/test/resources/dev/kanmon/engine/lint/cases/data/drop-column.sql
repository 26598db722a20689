-- >>> before: a table
CREATE TABLE "User" (id int PRIMARY KEY, age int, "nickName" text NOT NULL);
CREATE TYPE point3 AS (x int, y int, z int);
-- >>> finds: a column
ALTER TABLE "User" DROP COLUMN age;
-- >>> finds: one that inserts have to name, made optional first
ALTER TABLE "User" DROP COLUMN "nickName";
-- >>> finds: one that was perhaps there before
ALTER TABLE "User" ADD COLUMN IF NOT EXISTS age int;
ALTER TABLE "User" DROP COLUMN age;
-- >>> finds: an attribute of a composite type
ALTER TYPE point3 DROP ATTRIBUTE z;
-- >>> spares: of a new table
CREATE TABLE draft (id int, note text);
ALTER TABLE draft DROP COLUMN note;
-- >>> spares: added in the same run
ALTER TABLE "User" ADD COLUMN note text;
ALTER TABLE "User" DROP COLUMN note;
-- >>> spares: its default alone
ALTER TABLE "User" ALTER COLUMN age DROP DEFAULT;
