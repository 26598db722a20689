-- >>> finds: a BEGIN in another
BEGIN;
SELECT 1;
BEGIN;
COMMIT;
-- >>> spares: one after the other
BEGIN;
SELECT 1;
COMMIT;
START TRANSACTION;
SELECT 2;
COMMIT;
