-- common
CREATE TABLE t (a int);
CREATE INDEX t_a ON t (a);
-- from
-- to
ALTER TABLE t CLUSTER ON t_a;
