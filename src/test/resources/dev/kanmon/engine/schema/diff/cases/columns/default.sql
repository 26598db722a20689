-- from
CREATE TABLE t (a int DEFAULT 1, b text, c timestamptz DEFAULT now());
-- to
CREATE TABLE t (a int DEFAULT 2, b text DEFAULT 'x''y', c timestamptz);
