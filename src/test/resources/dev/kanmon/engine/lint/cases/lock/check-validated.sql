-- >>> before
CREATE TABLE "User" (id bigint PRIMARY KEY, email varchar(100) NOT NULL, name text, age int);

-- >>> finds: a check
ALTER TABLE "User" ADD CONSTRAINT age_check CHECK (age >= 0);

-- >>> finds: a check that the server names
ALTER TABLE "User" ADD CHECK (age >= 0);

-- >>> finds: a check over two columns that the server names
ALTER TABLE ONLY public."User" ADD CHECK (age >= 0 AND name <> 'a');

-- >>> finds: a new column with a check
ALTER TABLE "User" ADD COLUMN rank int CHECK (rank > 0);

-- >>> spares: a check NOT VALID
ALTER TABLE "User" ADD CONSTRAINT age_check CHECK (age >= 0) NOT VALID;

-- >>> spares: a check of a table of the same run
CREATE TABLE fresh (id int, name text, other int);
ALTER TABLE fresh ADD CONSTRAINT c CHECK (other > 0);
