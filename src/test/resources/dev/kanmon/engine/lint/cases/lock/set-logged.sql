-- >>> before
CREATE TABLE "User" (id bigint PRIMARY KEY, email varchar(100) NOT NULL, name text, age int);

-- >>> finds: unlogged
ALTER TABLE "User" SET UNLOGGED;

-- >>> spares: another setting
ALTER TABLE "User" SET (fillfactor = 90);

-- >>> spares: a table of the same run
CREATE UNLOGGED TABLE fresh (id int);
ALTER TABLE fresh SET LOGGED;
