SELECT 'CONSTRAINT', r.nspname, r.relname, o.conname,
       concat_ws(' ',
           pg_get_constraintdef(o.oid),
           CASE WHEN NOT i.indisvalid THEN 'INVALID' END,
           CASE WHEN i.indisclustered THEN 'CLUSTER' END,
           'WITH ' || (SELECT string_agg(w, ', ' ORDER BY w COLLATE "C") FROM unnest(c.reloptions) w),
           CASE WHEN o.oid IN (SELECT g.tgconstraint FROM pg_trigger g WHERE g.tgisinternal AND g.tgenabled <> 'O')
                THEN 'TRIGGERS DISABLED' END),
       'pg_constraint'::regclass, o.oid, 0
FROM relation r
JOIN pg_constraint o ON o.conrelid = r.oid
LEFT JOIN pg_constraint p ON p.oid = o.conparentid
LEFT JOIN pg_index i ON i.indexrelid = o.conindid AND o.contype IN ('p', 'u', 'x')
LEFT JOIN pg_class c ON c.oid = i.indexrelid
-- NOT NULL is told with its column, a constraint trigger with the triggers; a foreign key to a partitioned table has
-- further ones to its partitions, with made-up names.
WHERE o.contype NOT IN ('n', 't') AND p.conrelid IS DISTINCT FROM o.conrelid
UNION ALL
SELECT 'CONSTRAINT', t.nspname, t.typname, o.conname, pg_get_constraintdef(o.oid), 'pg_constraint'::regclass, o.oid, 0
FROM user_type t
JOIN pg_constraint o ON o.contypid = t.oid
WHERE o.contype <> 'n'
