-- common
CREATE TABLE t (a jsonb, b int[], c tsvector);
-- from
-- to
CREATE INDEX t_a ON t USING gin (a jsonb_path_ops) WITH (fastupdate = off);
CREATE INDEX t_b ON t USING gin (b);
CREATE INDEX t_c ON t USING gin (c);
