-- >>> before: a table
CREATE TABLE cache (id int PRIMARY KEY);
-- >>> finds: made unlogged
ALTER TABLE cache SET UNLOGGED;
-- >>> spares: made logged
ALTER TABLE cache SET LOGGED;
-- >>> spares: a new one
CREATE TABLE scratch (id int);
ALTER TABLE scratch SET UNLOGGED;
