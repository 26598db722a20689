-- >>> before
CREATE TABLE t (id bigint PRIMARY KEY, a int, b int, c int, d int, e int, f int);
-- >>> finds: six columns
CREATE INDEX t_all ON t (a, b, c, d, e, f);
-- >>> spares: five, and one that is included
CREATE INDEX t_five ON t (a, b, c, d, e) INCLUDE (f);
