-- >>> before: a table
CREATE TABLE "User" (id int PRIMARY KEY, email text NOT NULL);
-- >>> finds: without WHERE
UPDATE "User" SET email = lower(email);
-- >>> finds: a column with a value that was there, beside a new one
ALTER TABLE "User" ADD COLUMN active boolean;
UPDATE "User" SET active = true, email = '' WHERE true;
-- >>> spares: a column that is new, and so empty
ALTER TABLE "User" ADD COLUMN active boolean;
UPDATE "User" SET active = true;
-- >>> spares: a choice
UPDATE "User" SET email = lower(email) WHERE email <> lower(email);
