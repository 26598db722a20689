-- from
CREATE TABLE t (id int) USING heap;
-- to
CREATE TABLE t (id int, note text) USING heap WITH (user_catalog_table = true);
