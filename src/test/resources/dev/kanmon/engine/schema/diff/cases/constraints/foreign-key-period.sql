-- common
CREATE EXTENSION btree_gist;
CREATE TABLE p (id int, valid daterange, PRIMARY KEY (id, valid WITHOUT OVERLAPS));
-- from
CREATE TABLE c (p_id int, valid daterange);
-- to
CREATE TABLE c (p_id int, valid daterange, CONSTRAINT fk FOREIGN KEY (p_id, PERIOD valid) REFERENCES p (id, PERIOD valid));
