-- common
CREATE EXTENSION btree_gist;
-- from
CREATE TABLE t (room int, during tstzrange);
-- to
CREATE TABLE t (room int, during tstzrange, CONSTRAINT no_overlap EXCLUDE USING gist (room WITH =, during WITH &&) WHERE (room > 0));
