-- >>> before: an enum in use
CREATE TYPE "Role" AS ENUM ('USER', 'ADMIN');
CREATE TABLE "User" (id int PRIMARY KEY, role "Role");
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
-- >>> finds: with the columns of it
DROP TYPE "Role" CASCADE;
-- >>> finds: a domain
DROP DOMAIN IF EXISTS positive;
-- >>> spares: the old enum, made anew under its name
CREATE TYPE "Role_new" AS ENUM ('USER', 'ADMIN', 'GUEST');
ALTER TABLE "User" ALTER COLUMN role TYPE "Role_new" USING (role::text::"Role_new");
ALTER TYPE "Role" RENAME TO "Role_old";
ALTER TYPE "Role_new" RENAME TO "Role";
DROP TYPE "Role_old";
-- >>> spares: made in the same run
CREATE TYPE mood AS ENUM ('good');
DROP TYPE mood;
