-- common
CREATE TABLE t (a int);
-- from
CREATE INDEX t_idx ON t (a);
-- to
CREATE INDEX t_idx ON t USING hash (a);
