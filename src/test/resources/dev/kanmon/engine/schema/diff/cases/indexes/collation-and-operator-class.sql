-- common
CREATE TABLE t (a text, b text);
-- from
CREATE INDEX t_a ON t (a);
-- to
CREATE INDEX t_a ON t (a COLLATE "C" text_pattern_ops, b varchar_pattern_ops DESC);
