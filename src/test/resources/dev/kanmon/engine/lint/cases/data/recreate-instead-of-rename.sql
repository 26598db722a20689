-- >>> before: a table
CREATE TABLE "User" (id int PRIMARY KEY, "name" text NOT NULL, age int);
CREATE TABLE "Post" (id int PRIMARY KEY, title text);
-- >>> finds: as Prisma writes a renamed field
-- AlterTable
ALTER TABLE "User" DROP COLUMN "name",
ADD COLUMN     "fullName" TEXT NOT NULL;
-- >>> finds: another type, and optional now
ALTER TABLE "User" DROP COLUMN "name", ADD COLUMN "fullName" VARCHAR(200);
-- >>> finds: another type under the same name
ALTER TABLE "User" DROP COLUMN age, ADD COLUMN age bigint;
-- >>> finds: in two statements
ALTER TABLE "User" DROP COLUMN age;
ALTER TABLE "User" ADD COLUMN years int;
-- >>> spares: on two tables
ALTER TABLE "User" DROP COLUMN age;
ALTER TABLE "Post" ADD COLUMN age int;
-- >>> spares: a rename
ALTER TABLE "User" RENAME COLUMN age TO years;
