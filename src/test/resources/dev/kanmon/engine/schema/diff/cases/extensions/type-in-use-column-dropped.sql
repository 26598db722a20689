-- from
CREATE EXTENSION hstore;
CREATE TABLE t (id int, a hstore);
CREATE VIEW v AS SELECT id FROM t;
-- to
CREATE TABLE t (id int);
CREATE VIEW v AS SELECT id FROM t;
