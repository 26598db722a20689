-- from
CREATE TABLE t (a text, b int);
COMMENT ON COLUMN t.b IS 'gone later';
-- to
CREATE TABLE t (a text, b int);
COMMENT ON COLUMN t.a IS 'it''s the name';
