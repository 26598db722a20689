-- >>> before
CREATE TABLE "User" (id bigint PRIMARY KEY, email varchar(100) NOT NULL, name text, age int);
CREATE TABLE "Post" (id int PRIMARY KEY, title text, author bigint, likes int);

-- >>> finds: an index behind a new column
ALTER TABLE "User" ADD COLUMN city text;
CREATE INDEX post_title ON "Post" (title);

-- >>> finds: rows written behind a new column
ALTER TABLE "User" ADD COLUMN city text;
UPDATE "User" SET city = name;

-- >>> spares: the work first
UPDATE "User" SET name = 'x';
ALTER TABLE "User" ADD COLUMN city text;

-- >>> spares: two quick changes
ALTER TABLE "User" ADD COLUMN city text;
ALTER TABLE "Post" ADD COLUMN city text;

-- >>> spares: a lock that lets reads through
CREATE INDEX user_name ON "User" (name);
CREATE INDEX post_title ON "Post" (title);

-- >>> spares: the work outside of the transaction
ALTER TABLE "User" ADD COLUMN city text;
CREATE INDEX CONCURRENTLY post_title ON "Post" (title);

-- >>> spares: tables of the same run
CREATE TABLE fresh (id int, name text, other int);
ALTER TABLE fresh ADD COLUMN city text;
CREATE INDEX fresh_name ON fresh (name);
