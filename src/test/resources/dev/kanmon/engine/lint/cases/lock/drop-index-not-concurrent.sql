-- >>> before
CREATE TABLE "User" (id bigint PRIMARY KEY, email varchar(100) NOT NULL, name text, age int);
CREATE INDEX user_name ON "User" (name);
CREATE INDEX user_age ON "User" (age);

-- >>> finds: an index that is in use
DROP INDEX user_name;

-- >>> finds: two indexes, one of which is not there
DROP INDEX IF EXISTS user_name, user_city;

-- >>> finds: an index with what depends on it
DROP INDEX user_age CASCADE;

-- >>> spares: an index dropped concurrently
DROP INDEX CONCURRENTLY user_name;

-- >>> spares: an index of a table of the same run
CREATE TABLE fresh (id int, name text, other int);
CREATE INDEX fresh_name ON fresh (name);
DROP INDEX fresh_name;
