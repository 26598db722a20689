-- from
CREATE TABLE t (a int);
-- to
CREATE SEQUENCE s;
CREATE TABLE t (a int DEFAULT nextval('s'));
