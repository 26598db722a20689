-- from
CREATE TABLE t (id int);
-- to
CREATE TABLE t (id int, name text NOT NULL DEFAULT '', at timestamptz(3) DEFAULT now());
