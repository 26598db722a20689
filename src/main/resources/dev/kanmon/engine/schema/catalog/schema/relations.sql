SELECT CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED_VIEW' WHEN 'f' THEN 'FOREIGN_TABLE' ELSE 'TABLE' END,
       r.nspname, '', r.relname,
       concat_ws(' ',
           CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED' END,
           CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END,
           'OF ' || NULLIF(c.reloftype, 0)::regtype::text,
           'PARTITION BY ' || pg_get_partkeydef(c.oid),
           (SELECT CASE WHEN c.relispartition THEN 'PARTITION OF ' ELSE 'INHERITS ' END
                   || string_agg(i.inhparent::regclass::text || CASE WHEN i.inhdetachpending THEN ' DETACH PENDING' ELSE '' END,
                                 ', ' ORDER BY i.inhseqno)
            FROM pg_inherits i WHERE i.inhrelid = c.oid),
           pg_get_expr(c.relpartbound, c.oid),
           'SERVER ' || s.srvname || ' ' || (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(f.ftoptions) o),
           'USING ' || NULLIF(a.amname, 'heap'),
           'WITH ' || (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(c.reloptions) o),
           'TOAST ' || (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(t.reloptions) o),
           CASE WHEN c.relrowsecurity THEN 'ROW LEVEL SECURITY' END,
           CASE WHEN c.relforcerowsecurity THEN 'FORCE ROW LEVEL SECURITY' END,
           CASE c.relreplident
               WHEN 'n' THEN CASE WHEN c.relkind IN ('r', 'p') THEN 'REPLICA IDENTITY NOTHING' END
               WHEN 'f' THEN 'REPLICA IDENTITY FULL'
               WHEN 'i' THEN 'REPLICA IDENTITY USING INDEX ' || coalesce(
                   (SELECT i.indexrelid::regclass::text FROM pg_index i WHERE i.indrelid = c.oid AND i.indisreplident), 'gone')
           END,
           CASE WHEN c.relkind = 'm' AND NOT c.relispopulated THEN 'WITH NO DATA' END),
       'pg_class'::regclass, c.oid, 0
FROM relation r
JOIN pg_class c ON c.oid = r.oid
LEFT JOIN pg_class t ON t.oid = c.reltoastrelid
LEFT JOIN pg_am a ON a.oid = c.relam
LEFT JOIN pg_foreign_table f ON f.ftrelid = c.oid
LEFT JOIN pg_foreign_server s ON s.oid = f.ftserver
WHERE c.relkind <> 'S'
