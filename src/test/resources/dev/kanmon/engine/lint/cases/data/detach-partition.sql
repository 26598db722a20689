-- >>> before: partitions
CREATE TABLE event (at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE event_2025 PARTITION OF event FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE base (id int);
CREATE TABLE child () INHERITS (base);
-- >>> finds: a partition
ALTER TABLE event DETACH PARTITION event_2025;
-- >>> finds: a child
ALTER TABLE child NO INHERIT base;
-- >>> spares: a new partition
CREATE TABLE event_2026 PARTITION OF event FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
ALTER TABLE event DETACH PARTITION event_2026;
