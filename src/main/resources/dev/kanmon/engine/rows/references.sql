-- Foreign keys that change rows of the referring table, each once, from and to the roots of partitioned tables.
SELECT DISTINCT k.conrelid::bigint AS referring, k.confrelid::bigint AS referred,
       k.confdeltype::text AS on_delete, k.confupdtype::text AS on_update,
       ARRAY(SELECT a.attname::text FROM pg_catalog.pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)) AS referring_columns,
       ARRAY(SELECT a.attname::text FROM pg_catalog.pg_attribute a WHERE a.attrelid = k.confrelid AND a.attnum = ANY (k.confkey)) AS referred_columns
FROM pg_catalog.pg_constraint k
WHERE k.contype = 'f' AND k.conparentid = 0 AND (k.confdeltype IN ('c', 'n', 'd') OR k.confupdtype IN ('c', 'n', 'd'))
