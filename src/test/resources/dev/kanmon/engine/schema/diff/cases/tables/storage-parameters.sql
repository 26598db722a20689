-- from
CREATE TABLE t (id int) WITH (fillfactor = 70, autovacuum_enabled = false);
-- to
CREATE TABLE t (id int) WITH (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.05);
