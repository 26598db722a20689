-- >>> before: a table
CREATE TABLE "User" (id int PRIMARY KEY);
-- >>> finds: a table
TRUNCATE "User";
-- >>> finds: made only if it was not there
CREATE TABLE IF NOT EXISTS "User" (id int);
TRUNCATE TABLE ONLY public."User" RESTART IDENTITY;
-- >>> spares: a new table
CREATE TABLE draft (id int);
TRUNCATE draft;
