-- common
CREATE TABLE t (a int, gone timestamptz);
-- from
CREATE INDEX t_a ON t (a);
-- to
CREATE INDEX t_a ON t (a) WHERE gone IS NULL;
