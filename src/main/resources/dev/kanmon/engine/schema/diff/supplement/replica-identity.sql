-- Which columns of old rows replication sends.
SELECT n.nspname::text AS schema, 'replica identity of ' || name.quoted AS thing, n.nspname || '.' || c.relname AS part,
       'ALTER TABLE ' || name.quoted || ' REPLICA IDENTITY ' || CASE c.relreplident
           WHEN 'f' THEN 'FULL' WHEN 'n' THEN 'NOTHING' ELSE 'USING INDEX ' || quote_ident(x.relname) END AS set,
       'ALTER TABLE ' || name.quoted || ' REPLICA IDENTITY DEFAULT' AS unset
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
CROSS JOIN LATERAL (SELECT format('%I.%I', n.nspname, c.relname) AS quoted) name
LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisreplident AND c.relreplident = 'i'
LEFT JOIN pg_class x ON x.oid = i.indexrelid
WHERE c.relkind IN ('r', 'p') AND (c.relreplident IN ('f', 'n') OR x.oid IS NOT NULL)
