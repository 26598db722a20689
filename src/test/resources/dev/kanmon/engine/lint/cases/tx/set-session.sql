-- >>> before: a table
CREATE TABLE "User" (id int PRIMARY KEY);
-- >>> finds: a setting
SET lock_timeout = '1s';
ALTER TABLE "User" ADD COLUMN a int;
-- >>> finds: a role
SET SESSION ROLE pg_read_all_data;
SELECT 1;
-- >>> spares: for the transaction
SET LOCAL lock_timeout = '1s';
ALTER TABLE "User" ADD COLUMN a int;
-- >>> spares: back to what it was
RESET lock_timeout;
