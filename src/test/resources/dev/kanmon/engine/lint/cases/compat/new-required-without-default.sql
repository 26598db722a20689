-- >>> before: a table
CREATE TABLE "User" (id int PRIMARY KEY, email text, active boolean DEFAULT true);
-- >>> finds: a new column
ALTER TABLE "User" ADD COLUMN age int NOT NULL;
-- >>> finds: a column made required
ALTER TABLE "User" ALTER COLUMN email SET NOT NULL;
-- >>> spares: with a default
ALTER TABLE "User" ADD COLUMN age int NOT NULL DEFAULT 0;
ALTER TABLE "User" ALTER COLUMN active SET NOT NULL;
-- >>> spares: that the server fills
ALTER TABLE "User" ADD COLUMN n bigint GENERATED ALWAYS AS IDENTITY;
ALTER TABLE "User" ADD COLUMN m bigserial NOT NULL;
-- >>> spares: a new table
CREATE TABLE draft (id int);
ALTER TABLE draft ADD COLUMN age int NOT NULL;
