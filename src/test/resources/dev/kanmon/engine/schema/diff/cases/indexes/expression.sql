-- common
CREATE TABLE t (a text);
-- from
CREATE INDEX t_a ON t (a);
-- to
CREATE INDEX t_a ON t (lower(a), (length(a) + 1));
