-- >>> before: a table
CREATE TABLE "User" (id int PRIMARY KEY);
-- >>> finds: more behind it
BEGIN;
ALTER TABLE "User" ADD COLUMN a int;
COMMIT;
ALTER TABLE "User" ADD COLUMN b int;
-- >>> finds: without a BEGIN
ALTER TABLE "User" ADD COLUMN a int;
COMMIT;
ALTER TABLE "User" ADD COLUMN b int;
-- >>> spares: around everything
BEGIN;
ALTER TABLE "User" ADD COLUMN a int;
COMMIT;
