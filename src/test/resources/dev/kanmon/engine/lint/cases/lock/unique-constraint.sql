-- >>> before
CREATE TABLE "User" (id bigint PRIMARY KEY, email varchar(100) NOT NULL, name text, age int);

-- >>> finds: a constraint
ALTER TABLE "User" ADD CONSTRAINT email_key UNIQUE (email);

-- >>> finds: a constraint that the server names
ALTER TABLE "User" ADD UNIQUE NULLS NOT DISTINCT (email, name) INCLUDE (age) DEFERRABLE INITIALLY DEFERRED;

-- >>> finds: a unique column
ALTER TABLE "User" ADD COLUMN slug text UNIQUE;

-- >>> spares: an index that is there
CREATE UNIQUE INDEX CONCURRENTLY email_key ON "User" (email);
ALTER TABLE "User" ADD CONSTRAINT email_key UNIQUE USING INDEX email_key;

-- >>> spares: a table of the same run
CREATE TABLE fresh (id int, name text, other int);
ALTER TABLE fresh ADD UNIQUE (name);
