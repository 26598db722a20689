-- >>> before: a table
CREATE TABLE "User" (id int PRIMARY KEY);
-- >>> finds: a lock
LOCK TABLE "User" IN ACCESS EXCLUSIVE MODE;
-- >>> spares: a new table
CREATE TABLE draft (id int);
LOCK TABLE draft;
