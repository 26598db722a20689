-- from
-- to
CREATE COLLATION german (provider = icu, locale = 'de-u-co-phonebk', deterministic = false);
CREATE TABLE t (a text COLLATE german);
COMMENT ON COLLATION german IS 'as in the phone book';
