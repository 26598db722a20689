-- >>> before: a table
CREATE TABLE "User" (id int PRIMARY KEY, "name" varchar(50) NOT NULL, email text UNIQUE);
-- >>> finds: added beside it, and dropped later
ALTER TABLE "User" RENAME COLUMN "name" TO "fullName";
-- >>> finds: one with a constraint
ALTER TABLE "User" RENAME email TO mail;
-- >>> spares: a new column
ALTER TABLE "User" ADD COLUMN age int;
ALTER TABLE "User" RENAME COLUMN age TO years;
-- >>> spares: a constraint
ALTER TABLE "User" RENAME CONSTRAINT "User_email_key" TO user_email;
