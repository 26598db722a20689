-- >>> before
CREATE TABLE "User" (id bigint PRIMARY KEY, email varchar(100) NOT NULL, name text, age int);
CREATE TABLE "Post" (id int PRIMARY KEY, title text, author bigint, likes int);
CREATE TABLE "Tag" (id int PRIMARY KEY);

-- >>> finds: three tables
ALTER TABLE "User" ADD COLUMN a int;
ALTER TABLE "Post" ADD COLUMN a int;
ALTER TABLE "Tag" ADD COLUMN a int;

-- >>> spares: two tables
ALTER TABLE "User" ADD COLUMN a int;
ALTER TABLE "Post" ADD COLUMN a int;
ALTER TABLE "Post" ADD COLUMN b int;

-- >>> spares: three tables in three transactions
BEGIN;
ALTER TABLE "User" ADD COLUMN a int;
COMMIT;
BEGIN;
ALTER TABLE "Post" ADD COLUMN a int;
COMMIT;
BEGIN;
ALTER TABLE "Tag" ADD COLUMN a int;
COMMIT;

-- >>> spares: two tables and a new one
ALTER TABLE "User" ADD COLUMN a int;
ALTER TABLE "Post" ADD COLUMN a int;
CREATE TABLE fresh (id int, name text, other int);
ALTER TABLE fresh ADD COLUMN a int;
