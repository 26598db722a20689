-- from
CREATE TABLE t (a text);
-- to
CREATE TABLE t (a text);
ALTER TABLE t ALTER COLUMN a SET (n_distinct = -0.5);
