-- >>> before: a sequence
CREATE SEQUENCE invoice_number;
-- >>> finds: a sequence
DROP SEQUENCE invoice_number;
-- >>> spares: made in the same run
CREATE SEQUENCE scratch;
DROP SEQUENCE scratch;
