-- from
CREATE TABLE m (k int, v int);
-- to
CREATE TABLE m (k int, v int) PARTITION BY RANGE (k);
CREATE TABLE m_1 PARTITION OF m FOR VALUES FROM (0) TO (10);
