-- Comments that pgCodeKeeper does not see.
SELECT '' AS schema, 'comment on publication ' || quote_ident(p.pubname) AS thing, 'publication ' || quote_ident(p.pubname) AS part,
       format('COMMENT ON PUBLICATION %I IS %L', p.pubname, d.description) AS set,
       format('COMMENT ON PUBLICATION %I IS NULL', p.pubname) AS unset
FROM pg_publication p
JOIN pg_description d ON d.classoid = 'pg_publication'::regclass AND d.objoid = p.oid
UNION ALL
SELECT 'public', 'comment on schema public', 'public', format('COMMENT ON SCHEMA public IS %L', d.description),
       format('COMMENT ON SCHEMA public IS %L', 'standard public schema')
FROM pg_namespace n
LEFT JOIN pg_description d ON d.classoid = 'pg_namespace'::regclass AND d.objoid = n.oid
WHERE n.nspname = 'public' AND d.description IS DISTINCT FROM 'standard public schema'
