-- common
CREATE TABLE t (a int);
-- from
CREATE INDEX t_a ON t (a) WITH (fillfactor = 80);
-- to
CREATE INDEX t_a ON t (a) WITH (fillfactor = 70, deduplicate_items = off);
