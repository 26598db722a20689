-- >>> before
CREATE TABLE "User" (id bigint PRIMARY KEY, email varchar(100) NOT NULL, name text, age int);
CREATE TABLE "Post" (id int PRIMARY KEY, title text, author bigint, likes int);

-- >>> finds: all rows
UPDATE "User" SET name = 'x', age = 3;

-- >>> finds: many rows
UPDATE "User" SET name = 'WHERE, SET' WHERE age > 3 AND email LIKE '%a';

-- >>> finds: rows of another table
UPDATE "Post" SET author = u.id FROM "User" u WHERE u.name = title;

-- >>> finds: a value that depends on the row
UPDATE "Post" SET likes = likes + 1;

-- >>> finds: many rows deleted
DELETE FROM "Post" WHERE likes = 0;

-- >>> finds: rows copied
INSERT INTO "Post" (id, title) SELECT id, name FROM "User";

-- >>> spares: one row
UPDATE "User" SET name = 'x' WHERE id = 5;

-- >>> spares: some rows by their key
DELETE FROM "Post" WHERE id IN (1, 2, 3);

-- >>> spares: rows written out
INSERT INTO "Post" (id, title) VALUES (1, 'a'), (2, 'b');

-- >>> spares: rows made up
INSERT INTO "Post" (id) SELECT 5;

-- >>> spares: a table of the same run
CREATE TABLE fresh (id int, name text, other int);
UPDATE fresh SET other = 1;
