-- >>> before
CREATE TABLE "User" (id bigint PRIMARY KEY, email varchar(100) NOT NULL, name text, age int);

-- >>> finds: both in one migration
ALTER TABLE "User" ADD CONSTRAINT age_check CHECK (age >= 0) NOT VALID;
ALTER TABLE "User" VALIDATE CONSTRAINT age_check;

-- >>> spares: another constraint
ALTER TABLE "User" ADD CONSTRAINT age_check CHECK (age >= 0) NOT VALID;

-- >>> spares: in two transactions
BEGIN;
ALTER TABLE "User" ADD CONSTRAINT age_check CHECK (age >= 0) NOT VALID;
COMMIT;
BEGIN;
ALTER TABLE "User" VALIDATE CONSTRAINT age_check;
COMMIT;

-- >>> before
CREATE TABLE "User" (id bigint PRIMARY KEY, email varchar(100) NOT NULL, name text, age int);
ALTER TABLE "User" ADD CONSTRAINT age_check CHECK (age >= 0) NOT VALID;

-- >>> spares: in the migration after
ALTER TABLE "User" VALIDATE CONSTRAINT age_check;
