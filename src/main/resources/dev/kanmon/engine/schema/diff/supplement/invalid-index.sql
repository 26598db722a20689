-- Indexes that CREATE INDEX CONCURRENTLY left half-made. One of a partitioned table waits for its partitions' indexes.
SELECT n.nspname::text AS schema, 'INVALID index ' || name.quoted AS thing, n.nspname || '.' || x.relname AS part,
       NULL AS set, 'REINDEX INDEX ' || name.quoted AS unset
FROM pg_index i
JOIN pg_class x ON x.oid = i.indexrelid
JOIN pg_namespace n ON n.oid = x.relnamespace
CROSS JOIN LATERAL (SELECT format('%I.%I', n.nspname, x.relname) AS quoted) name
WHERE NOT i.indisvalid AND x.relkind = 'i'
