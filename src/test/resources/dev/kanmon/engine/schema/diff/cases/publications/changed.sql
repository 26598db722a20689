-- common
CREATE TABLE t (a int PRIMARY KEY, b text);
CREATE TABLE u (a int PRIMARY KEY);
-- from
CREATE PUBLICATION p FOR TABLE t;
-- to
CREATE PUBLICATION p FOR TABLE u WITH (publish_via_partition_root = true);
COMMENT ON PUBLICATION p IS 'out';
