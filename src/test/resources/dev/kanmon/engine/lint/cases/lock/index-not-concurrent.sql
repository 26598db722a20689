-- >>> before
CREATE TABLE "User" (id bigint PRIMARY KEY, email varchar(100) NOT NULL, name text, age int);
CREATE TABLE event (id bigint NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE event_2025 PARTITION OF event FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE event_2026 (id bigint NOT NULL, at date NOT NULL);

-- >>> finds: an index on a table that is in use
CREATE INDEX "User_name_idx" ON "User" (name);

-- >>> finds: a unique index, in odd case, with a condition
create unique index if not exists user_mail on "User" using btree (lower(email)) where age > 0;

-- >>> finds: an index on a column that is new
 ALTER TABLE "User" ADD COLUMN city text;
CREATE INDEX user_city ON "User" (city);

-- >>> finds: an index on a partitioned table
CREATE INDEX event_id ON event (id);

-- >>> finds: an index without a name
CREATE INDEX ON "User" (name);

-- >>> spares: an index built concurrently
CREATE INDEX CONCURRENTLY user_name ON "User" (name);

-- >>> spares: an index on a table of the same run
CREATE TABLE fresh (id int, name text, other int);
CREATE INDEX fresh_name ON fresh (name);

-- >>> spares: the index of a partitioned table alone
CREATE INDEX event_id ON ONLY event (id);
