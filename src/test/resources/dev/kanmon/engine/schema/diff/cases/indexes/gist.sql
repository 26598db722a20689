-- common
CREATE TABLE t (a int4range, p point);
-- from
-- to
CREATE INDEX t_a ON t USING gist (a);
CREATE INDEX t_p ON t USING gist (p) WITH (buffering = on);
