-- common
CREATE TABLE t (a text, p point);
-- from
-- to
CREATE INDEX t_a ON t USING spgist (a);
CREATE INDEX t_p ON t USING spgist (p kd_point_ops);
