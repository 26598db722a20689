-- >>> before
CREATE TABLE "User" (id bigint PRIMARY KEY, email varchar(100) NOT NULL, name text, age int);
CREATE INDEX user_name ON "User" (name);

-- >>> finds: an index
REINDEX INDEX user_name;

-- >>> finds: a table, with options
REINDEX (VERBOSE) TABLE "User";

-- >>> finds: a schema
REINDEX SCHEMA public;

-- >>> spares: an index rebuilt concurrently
REINDEX INDEX CONCURRENTLY user_name;

-- >>> spares: an index rebuilt concurrently, by an option
REINDEX (CONCURRENTLY) TABLE "User";

-- >>> spares: a table of the same run
CREATE TABLE fresh (id int, name text, other int);
REINDEX TABLE fresh;
