-- >>> before: an enum in use
CREATE TYPE "Role" AS ENUM ('USER');
CREATE TABLE "User" (id int PRIMARY KEY, role "Role");
-- >>> finds: as a default [not run: the server refuses it]
ALTER TYPE "Role" ADD VALUE 'ADMIN';
ALTER TABLE "User" ALTER COLUMN role SET DEFAULT 'ADMIN';
-- >>> finds: in an UPDATE [not run: the server refuses it]
ALTER TYPE "Role" ADD VALUE IF NOT EXISTS 'ADMIN' BEFORE 'USER';
UPDATE "User" SET role = 'ADMIN' WHERE id = 1;
-- >>> spares: after a COMMIT
BEGIN;
ALTER TYPE "Role" ADD VALUE 'ADMIN';
COMMIT;
UPDATE "User" SET role = 'ADMIN' WHERE id = 1;
-- >>> spares: a type of the same transaction
CREATE TYPE mood AS ENUM ('good');
ALTER TYPE mood ADD VALUE 'fine';
CREATE TABLE day (mood mood DEFAULT 'fine');
-- >>> spares: a renamed value
ALTER TYPE "Role" RENAME VALUE 'USER' TO 'MEMBER';
UPDATE "User" SET role = 'MEMBER' WHERE id = 1;
