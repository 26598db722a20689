-- from
CREATE TABLE t (n text);
-- to
CREATE TABLE t (n int);
