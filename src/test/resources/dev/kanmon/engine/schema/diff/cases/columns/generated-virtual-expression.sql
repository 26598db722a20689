-- from
CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) VIRTUAL);
-- to
CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 3) VIRTUAL);
