-- >>> before: a table
CREATE TABLE "User" (id int PRIMARY KEY, email text);
-- >>> finds: between BEGIN and COMMIT [not run: the server refuses it]
BEGIN;
CREATE INDEX CONCURRENTLY u_ix ON "User" (email);
COMMIT;
-- >>> finds: in a DO block [not run: the server refuses it]
DO $$ BEGIN VACUUM "User"; END $$;
-- >>> spares: by itself, which a run does in a piece of its own
ALTER TABLE "User" ADD COLUMN age int;
CREATE INDEX CONCURRENTLY u_ix ON "User" (email);
-- >>> spares: an index that is built in the transaction
BEGIN;
CREATE INDEX u_ix ON "User" (email);
COMMIT;
