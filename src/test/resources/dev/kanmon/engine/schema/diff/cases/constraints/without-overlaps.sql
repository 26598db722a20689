-- common
CREATE EXTENSION btree_gist;
-- from
CREATE TABLE t (room int, during tstzrange);
-- to
CREATE TABLE t (room int, during tstzrange, CONSTRAINT t_pk PRIMARY KEY (room, during WITHOUT OVERLAPS));
