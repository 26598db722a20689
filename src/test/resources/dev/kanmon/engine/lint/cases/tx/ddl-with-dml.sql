-- >>> before: a table
CREATE TABLE "User" (id int PRIMARY KEY, email text);
CREATE TABLE "Log" (id int);
-- >>> finds: a backfill
ALTER TABLE "User" ADD COLUMN active boolean;
UPDATE "User" SET active = true WHERE email IS NOT NULL;
-- >>> spares: in a transaction of its own
BEGIN;
ALTER TABLE "User" ADD COLUMN active boolean;
COMMIT;
UPDATE "User" SET active = true WHERE email IS NOT NULL;
-- >>> spares: rows for a new table
CREATE TABLE country (code text);
INSERT INTO country VALUES ('JP');
-- >>> spares: data alone
UPDATE "User" SET email = lower(email) WHERE id = 1;
DELETE FROM "Log" WHERE id = 1;
