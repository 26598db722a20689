-- >>> before: columns of many types
CREATE TYPE "Role" AS ENUM ('USER', 'ADMIN', 'GUEST');
CREATE TABLE t (id bigint PRIMARY KEY, note text, code varchar(10), n int, price numeric(10, 2), at timestamptz(3), role "Role",
    flag boolean, ratio double precision, tags text[], key uuid, doc json);
-- >>> finds: text to varchar(n)
ALTER TABLE t ALTER COLUMN note TYPE varchar(20);
-- >>> finds: varchar(10) to varchar(5)
ALTER TABLE t ALTER COLUMN code TYPE varchar(5);
-- >>> finds: bigint to int
ALTER TABLE t ALTER COLUMN id SET DATA TYPE int;
-- >>> finds: numeric scale
ALTER TABLE t ALTER COLUMN price TYPE numeric(10, 1);
-- >>> finds: numeric digits
ALTER TABLE t ALTER COLUMN price TYPE numeric(10, 3);
-- >>> finds: numeric to int
ALTER TABLE t ALTER COLUMN price TYPE int;
-- >>> finds: int to a numeric that is too small
ALTER TABLE t ALTER COLUMN n TYPE numeric(9);
-- >>> finds: timestamptz to timestamp
ALTER TABLE t ALTER COLUMN at TYPE timestamp;
-- >>> finds: fewer fractions of seconds
ALTER TABLE t ALTER COLUMN at TYPE timestamptz(0);
-- >>> finds: double precision to real
ALTER TABLE t ALTER COLUMN ratio TYPE real;
-- >>> finds: text to int
ALTER TABLE t ALTER COLUMN note TYPE int USING note::int;
-- >>> finds: array to scalar
ALTER TABLE t ALTER COLUMN tags TYPE varchar(9) USING tags[1];
-- >>> finds: json to jsonb
ALTER TABLE t ALTER COLUMN doc TYPE jsonb;
-- >>> finds: an unknown column [not run: the table is not there]
ALTER TABLE other ALTER COLUMN id TYPE int;
-- >>> finds: a value of an enum removed by making it anew, as Prisma does it
-- AlterEnum
BEGIN;
CREATE TYPE "Role_new" AS ENUM ('USER', 'ADMIN');
ALTER TABLE t ALTER COLUMN role TYPE "Role_new" USING (role::text::"Role_new");
ALTER TYPE "Role" RENAME TO "Role_old";
ALTER TYPE "Role_new" RENAME TO "Role";
DROP TYPE "Role_old";
COMMIT;
-- >>> spares: a value added the same way
BEGIN;
CREATE TYPE "Role_new" AS ENUM ('USER', 'ADMIN', 'GUEST', 'BOT');
ALTER TABLE t ALTER COLUMN role TYPE "Role_new" USING (role::text::"Role_new");
ALTER TYPE "Role" RENAME TO "Role_old";
ALTER TYPE "Role_new" RENAME TO "Role";
DROP TYPE "Role_old";
COMMIT;
-- >>> spares: wider ones
ALTER TABLE t ALTER COLUMN n TYPE bigint;
ALTER TABLE t ALTER COLUMN code TYPE varchar(11);
ALTER TABLE t ALTER COLUMN code TYPE text;
ALTER TABLE t ALTER COLUMN price TYPE numeric(12, 3);
ALTER TABLE t ALTER COLUMN price TYPE numeric;
ALTER TABLE t ALTER COLUMN at TYPE timestamptz;
ALTER TABLE t ALTER COLUMN key TYPE varchar(36);
ALTER TABLE t ALTER COLUMN tags TYPE text;
-- >>> spares: a new column
ALTER TABLE t ADD COLUMN fresh text;
ALTER TABLE t ALTER COLUMN fresh TYPE int USING fresh::int;
