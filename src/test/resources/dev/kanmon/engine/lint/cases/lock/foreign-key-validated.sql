-- >>> before
CREATE TABLE "User" (id bigint PRIMARY KEY, email varchar(100) NOT NULL, name text, age int);
CREATE TABLE "Post" (id int PRIMARY KEY, title text, author bigint, likes int);

-- >>> finds: a foreign key
ALTER TABLE "Post" ADD CONSTRAINT "Post_author_fkey" FOREIGN KEY (author) REFERENCES "User" (id) ON DELETE CASCADE ON UPDATE CASCADE;

-- >>> finds: a foreign key that the server names
ALTER TABLE "Post" ADD FOREIGN KEY (author) REFERENCES "User";

-- >>> finds: a foreign key among other commands
ALTER TABLE "Post" ADD COLUMN city text, ADD CONSTRAINT fk FOREIGN KEY (author) REFERENCES "User" (id), ALTER COLUMN title SET DEFAULT 'a,b(';

-- >>> finds: a column with a default that points somewhere
ALTER TABLE "Post" ADD COLUMN editor bigint DEFAULT 1 REFERENCES "User" (id);

-- >>> spares: a foreign key NOT VALID
ALTER TABLE "Post" ADD CONSTRAINT fk FOREIGN KEY (author) REFERENCES "User" (id) NOT VALID;

-- >>> spares: a foreign key NOT ENFORCED
ALTER TABLE "Post" ADD CONSTRAINT fk FOREIGN KEY (author) REFERENCES "User" (id) NOT ENFORCED;

-- >>> spares: a new column, empty, that points somewhere
ALTER TABLE "Post" ADD COLUMN editor bigint REFERENCES "User" (id);

-- >>> spares: a foreign key of a table of the same run
CREATE TABLE fresh (id int, name text, other int);
ALTER TABLE fresh ADD CONSTRAINT fk FOREIGN KEY (other) REFERENCES "Post" (id);
