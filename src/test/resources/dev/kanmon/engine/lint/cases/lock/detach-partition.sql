-- >>> before
CREATE TABLE event (id bigint NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE event_2025 PARTITION OF event FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE event_2026 (id bigint NOT NULL, at date NOT NULL);

-- >>> finds: a partition [schema differs: DETACH CONCURRENTLY leaves a CHECK of the bounds on the partition]
ALTER TABLE event DETACH PARTITION event_2025;

-- >>> spares: concurrently
ALTER TABLE event DETACH PARTITION event_2025 CONCURRENTLY;

-- >>> spares: a partitioned table of the same run
CREATE TABLE fresh (id int) PARTITION BY LIST (id);
CREATE TABLE fresh_1 PARTITION OF fresh FOR VALUES IN (1);
ALTER TABLE fresh DETACH PARTITION fresh_1;

-- >>> before
CREATE TABLE event (id bigint NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE event_2025 PARTITION OF event FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE event_2026 (id bigint NOT NULL, at date NOT NULL);
CREATE TABLE event_other PARTITION OF event DEFAULT;

-- >>> finds: a partition beside a default one
ALTER TABLE event DETACH PARTITION event_2025;
