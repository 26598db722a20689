-- >>> before
CREATE TABLE "User" (id bigint PRIMARY KEY, email varchar(100) NOT NULL, name text, age int);

-- >>> finds: a column that may hold NULL
ALTER TABLE "User" ALTER COLUMN name SET NOT NULL;

-- >>> finds: a column that may hold NULL, before version 18 [server=140000]
ALTER TABLE "User" ALTER COLUMN name SET NOT NULL;

-- >>> finds: the second of three commands [server=170000]
ALTER TABLE "User" ALTER name SET DEFAULT 'x', ALTER age SET NOT NULL, ALTER age SET DEFAULT 3;

-- >>> finds: a not-null constraint
ALTER TABLE "User" ADD CONSTRAINT name_there NOT NULL name;

-- >>> finds: a check that is not validated
ALTER TABLE "User" ADD CONSTRAINT c CHECK (name IS NOT NULL) NOT VALID;
ALTER TABLE "User" ALTER COLUMN name SET NOT NULL;

-- >>> spares: a column that is NOT NULL already
ALTER TABLE "User" ALTER COLUMN email SET NOT NULL;

-- >>> spares: a not-null constraint NOT VALID
ALTER TABLE "User" ADD CONSTRAINT name_there NOT NULL name NOT VALID;

-- >>> spares: a column of a table of the same run
CREATE TABLE fresh (id int, name text, other int);
ALTER TABLE fresh ALTER COLUMN name SET NOT NULL;

-- >>> before
CREATE TABLE "User" (id bigint PRIMARY KEY, email varchar(100) NOT NULL, name text, age int);
ALTER TABLE "User" ADD CONSTRAINT c CHECK (name IS NOT NULL AND name <> '') NOT VALID;
ALTER TABLE "User" VALIDATE CONSTRAINT c;

-- >>> spares: a column that a validated check proves
ALTER TABLE "User" ALTER COLUMN name SET NOT NULL;

-- >>> finds: strings with commas, backslashes and doubled quotes in the commands beside it
ALTER TABLE public . "User" ALTER name SET DEFAULT 'it''s, \', ALTER COLUMN age SET NOT NULL /* a, b */, ALTER name SET DEFAULT E'\', "' || $$,'$$;
