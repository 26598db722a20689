-- >>> before
CREATE TABLE "User" (id bigint PRIMARY KEY, email varchar(100) NOT NULL, name text, age int);
CREATE INDEX user_name ON "User" (name);

-- >>> finds: a table
CLUSTER "User" USING user_name;

-- >>> spares: the choice of an index alone
ALTER TABLE "User" CLUSTER ON user_name;

-- >>> spares: a table of the same run
CREATE TABLE fresh (id int, name text, other int);
CREATE INDEX fresh_name ON fresh (name);
CLUSTER fresh USING fresh_name;
