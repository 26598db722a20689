-- >>> before
CREATE TABLE event (id bigint NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE event_2025 PARTITION OF event FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE event_2026 (id bigint NOT NULL, at date NOT NULL);

-- >>> finds: a table with rows
ALTER TABLE event ATTACH PARTITION event_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

-- >>> spares: a table of the same run
CREATE TABLE event_2027 (id bigint NOT NULL, at date NOT NULL);
ALTER TABLE event ATTACH PARTITION event_2027 FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');

-- >>> before
CREATE TABLE event (id bigint NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE event_2025 PARTITION OF event FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE event_2026 (id bigint NOT NULL, at date NOT NULL);
ALTER TABLE event_2026 ADD CONSTRAINT bound CHECK (at >= '2026-01-01' AND at < '2027-01-01');

-- >>> spares: a table whose check says the same
ALTER TABLE event ATTACH PARTITION event_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

-- >>> before
CREATE TABLE event (id bigint NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE event_2025 PARTITION OF event FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE event_2026 (id bigint NOT NULL, at date NOT NULL);
ALTER TABLE event_2026 ADD CONSTRAINT bound CHECK (at >= '2026-02-01' AND at < '2027-02-01');

-- >>> finds: a table whose check says something else
ALTER TABLE event ATTACH PARTITION event_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
