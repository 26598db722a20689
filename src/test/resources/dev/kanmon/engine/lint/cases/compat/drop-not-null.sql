-- >>> before: a table
CREATE TABLE "User" (id int PRIMARY KEY, email text NOT NULL);
-- >>> finds: a column
ALTER TABLE "User" ALTER COLUMN email DROP NOT NULL;
-- >>> spares: a new column
ALTER TABLE "User" ADD COLUMN age int NOT NULL DEFAULT 0;
ALTER TABLE "User" ALTER COLUMN age DROP NOT NULL;
-- >>> spares: made required
ALTER TABLE "User" ALTER COLUMN email SET NOT NULL;
