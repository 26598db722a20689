-- from
CREATE TABLE t (n text[]);
-- to
CREATE TABLE t (n varchar(10)[]);
