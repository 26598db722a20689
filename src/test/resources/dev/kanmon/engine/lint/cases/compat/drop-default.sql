-- >>> before: a table
CREATE TABLE "User" (id int PRIMARY KEY, active boolean DEFAULT true);
-- >>> finds: a default
ALTER TABLE "User" ALTER COLUMN active DROP DEFAULT;
-- >>> spares: another default
ALTER TABLE "User" ALTER COLUMN active SET DEFAULT false;
-- >>> spares: of a new column, after it has filled the rows
ALTER TABLE "User" ADD COLUMN age int NOT NULL DEFAULT 0;
ALTER TABLE "User" ALTER COLUMN age DROP DEFAULT;
