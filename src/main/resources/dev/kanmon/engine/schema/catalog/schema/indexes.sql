SELECT 'INDEX', r.nspname, r.relname, c.relname,
       concat_ws(' ',
           pg_get_indexdef(i.indexrelid),
           CASE WHEN NOT i.indisvalid THEN 'INVALID' END,
           CASE WHEN i.indisclustered THEN 'CLUSTER' END,
           'PARTITION OF ' || (SELECT h.inhparent::regclass::text FROM pg_inherits h WHERE h.inhrelid = i.indexrelid),
           'STATISTICS ' || (SELECT string_agg(a.attnum || ': ' || a.attstattarget, ', ' ORDER BY a.attnum)
                             FROM pg_attribute a WHERE a.attrelid = i.indexrelid AND a.attstattarget <> -1)),
       'pg_class'::regclass, i.indexrelid, 0
FROM relation r
JOIN pg_index i ON i.indrelid = r.oid
JOIN pg_class c ON c.oid = i.indexrelid
-- One that backs a constraint is told with it.
WHERE NOT EXISTS (SELECT FROM pg_constraint o WHERE o.conindid = i.indexrelid AND o.conrelid = i.indrelid AND o.contype IN ('p', 'u', 'x'))
