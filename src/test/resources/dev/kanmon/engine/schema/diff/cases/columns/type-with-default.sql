-- from
CREATE TABLE t (n int DEFAULT 1);
-- to
CREATE TABLE t (n text DEFAULT 'one');
