-- >>> before
CREATE TABLE "User" (id bigint PRIMARY KEY, email varchar(100) NOT NULL, name text, age int);

-- >>> finds: a stored column
ALTER TABLE "User" ADD COLUMN twice int GENERATED ALWAYS AS (age * 2) STORED;

-- >>> spares: a virtual column
ALTER TABLE "User" ADD COLUMN twice int GENERATED ALWAYS AS (age * 2) VIRTUAL;

-- >>> spares: a table of the same run
CREATE TABLE fresh (id int, name text, other int);
ALTER TABLE fresh ADD COLUMN twice int GENERATED ALWAYS AS (other * 2) STORED;
