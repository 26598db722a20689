-- >>> before
CREATE TABLE "User" (id bigint PRIMARY KEY, email varchar(100) NOT NULL, name text, age int);

-- >>> finds: a serial
ALTER TABLE "User" ADD COLUMN number serial;

-- >>> finds: a bigserial before version 18 [server=140000]
ALTER TABLE "User" ADD COLUMN number bigserial NOT NULL;

-- >>> finds: a bigserial that is the key
ALTER TABLE "User" DROP CONSTRAINT "User_pkey", ADD COLUMN number bigserial PRIMARY KEY;

-- >>> spares: an integer
ALTER TABLE "User" ADD COLUMN number int;

-- >>> spares: a table of the same run
CREATE TABLE fresh (id int, name text, other int);
ALTER TABLE fresh ADD COLUMN number serial;
