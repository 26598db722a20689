-- >>> before: a schema
CREATE SCHEMA app;
-- >>> finds: another name
ALTER SCHEMA app RENAME TO shop;
-- >>> spares: a new one
CREATE SCHEMA draft;
ALTER SCHEMA draft RENAME TO final;
