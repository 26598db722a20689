-- >>> before
CREATE TABLE "User" (id bigint PRIMARY KEY, email varchar(100) NOT NULL, name text, age int);

-- >>> finds: a random id
ALTER TABLE "User" ADD COLUMN uid uuid DEFAULT gen_random_uuid();

-- >>> finds: a clock, among others, NOT NULL
ALTER TABLE "User" ADD COLUMN a int, ADD COLUMN made timestamptz NOT NULL DEFAULT (clock_timestamp() + interval '1 day');

-- >>> finds: a clock before version 18 [server=150000]
ALTER TABLE "User" ADD COLUMN made timestamptz DEFAULT clock_timestamp() NOT NULL;

-- >>> finds: a function of an earlier migration
CREATE FUNCTION cuid() RETURNS text LANGUAGE sql AS 'SELECT md5(random()::text)';
ALTER TABLE "User" ADD COLUMN cuid text DEFAULT cuid();

-- >>> spares: the time of the transaction
ALTER TABLE "User" ADD COLUMN made timestamptz NOT NULL DEFAULT now();

-- >>> spares: the time of the transaction, by its SQL name
ALTER TABLE "User" ADD COLUMN made timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- >>> spares: a default for rows to come
ALTER TABLE "User" ALTER COLUMN name SET DEFAULT md5(random()::text);

-- >>> spares: a table of the same run
CREATE TABLE fresh (id int, name text, other int);
ALTER TABLE fresh ADD COLUMN uid uuid DEFAULT gen_random_uuid();
