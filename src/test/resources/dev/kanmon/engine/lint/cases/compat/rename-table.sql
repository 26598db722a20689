-- >>> before: a table
CREATE TABLE "User" (id int PRIMARY KEY);
CREATE SCHEMA app;
-- >>> finds: another name
ALTER TABLE "User" RENAME TO "Account";
-- >>> finds: another schema
ALTER TABLE "User" SET SCHEMA app;
-- >>> spares: a new table
CREATE TABLE draft (id int);
ALTER TABLE draft RENAME TO note;
-- >>> spares: an index
ALTER INDEX "User_pkey" RENAME TO user_pkey;
