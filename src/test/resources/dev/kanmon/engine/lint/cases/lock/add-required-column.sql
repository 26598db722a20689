-- >>> before
CREATE TABLE "User" (id bigint PRIMARY KEY, email varchar(100) NOT NULL, name text, age int);

-- >>> finds: no default
ALTER TABLE "User" ADD COLUMN city varchar(20) NOT NULL;

-- >>> finds: no default, before version 18, among others [server=160000]
ALTER TABLE "User" ADD COLUMN a int, ADD COLUMN city text COLLATE "C" NOT NULL UNIQUE, ADD b int;

-- >>> spares: a default
ALTER TABLE "User" ADD COLUMN city text NOT NULL DEFAULT '';

-- >>> spares: an identity
ALTER TABLE "User" ADD COLUMN n int NOT NULL GENERATED ALWAYS AS IDENTITY;

-- >>> spares: a column of a table of the same run
CREATE TABLE fresh (id int, name text, other int);
ALTER TABLE fresh ADD COLUMN city text NOT NULL;
