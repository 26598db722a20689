-- common
CREATE TABLE t (a int, b text, c timestamptz);
-- from
-- to
CREATE INDEX t_a_idx ON t (a);
CREATE UNIQUE INDEX t_b_key ON t (b DESC NULLS LAST, c);
