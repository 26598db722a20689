-- common
CREATE TABLE t (a int, b text);
-- from
CREATE VIEW v AS SELECT a, b FROM t;
-- to
CREATE VIEW v AS SELECT a, b FROM t;
ALTER VIEW v ALTER COLUMN b SET DEFAULT 'x';
