-- not-compared backward: INVALID
-- common
CREATE TABLE t (a int);
INSERT INTO t VALUES (1), (2);
-- from
CREATE UNIQUE INDEX t_a_key ON t (a);
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 't_a_key'::regclass;
-- to
CREATE UNIQUE INDEX t_a_key ON t (a);
