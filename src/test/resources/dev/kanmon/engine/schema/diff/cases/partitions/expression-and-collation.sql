-- from
-- to
CREATE TABLE m (k text, v int) PARTITION BY RANGE (lower(k) COLLATE "C");
CREATE TABLE m_a PARTITION OF m FOR VALUES FROM ('a') TO ('n');
