-- from
CREATE EXTENSION citext;
CREATE TABLE t (a citext, b citext DEFAULT 'x');
-- to
CREATE TABLE t (a text, b text);
