-- common
CREATE TABLE t (a int);
-- from
CREATE INDEX t_a ON t (a);
-- to
CREATE INDEX t_a ON t (a);
COMMENT ON INDEX t_a IS 'for the list';
