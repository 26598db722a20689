-- >>> before
CREATE TABLE "User" (id bigint PRIMARY KEY, email varchar(100) NOT NULL, name text, age int);
ALTER TABLE "User" ADD COLUMN seen timestamp(3), ADD COLUMN sum numeric(8, 2);
CREATE DOMAIN positive AS int CHECK (VALUE > 0);

-- >>> finds: an integer to a longer one
ALTER TABLE "User" ALTER COLUMN age TYPE bigint;

-- >>> finds: a text with a limit
ALTER TABLE "User" ALTER COLUMN name TYPE varchar(50);

-- >>> finds: a timestamp with a zone
ALTER TABLE "User" ALTER COLUMN seen TYPE timestamptz(3);

-- >>> finds: a new column of a domain with a check
ALTER TABLE "User" ADD COLUMN rank positive;

-- >>> spares: a wider varchar
ALTER TABLE "User" ALTER COLUMN email TYPE varchar(200);

-- >>> spares: a varchar to text
ALTER TABLE "User" ALTER COLUMN email SET DATA TYPE text;

-- >>> spares: more digits
ALTER TABLE "User" ALTER COLUMN sum TYPE numeric(12, 2);

-- >>> spares: a finer timestamp
ALTER TABLE "User" ALTER COLUMN seen TYPE timestamp;

-- >>> spares: a timestamp with a zone in a session of UTC
SET LOCAL timezone = 'UTC';
ALTER TABLE "User" ALTER COLUMN seen TYPE timestamptz(3);

-- >>> spares: a table of the same run
CREATE TABLE fresh (id int, name text, other int);
ALTER TABLE fresh ALTER COLUMN other TYPE bigint;
