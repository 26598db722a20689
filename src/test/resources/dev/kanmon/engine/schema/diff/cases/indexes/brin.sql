-- common
CREATE TABLE t (a int, at timestamptz);
-- from
CREATE INDEX t_at ON t USING brin (at);
-- to
CREATE INDEX t_at ON t USING brin (at) WITH (pages_per_range = 32);
CREATE INDEX t_a ON t USING brin (a int4_minmax_multi_ops(values_per_range = 16));
