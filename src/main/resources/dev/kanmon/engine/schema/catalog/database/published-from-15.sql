SELECT 'PUBLISHED_TABLE', '', p.pubname, r.prrelid::regclass::text,
       concat_ws(' ',
           '(' || (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname COLLATE "C")
                   FROM pg_attribute a WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs)) || ')',
           'WHERE ' || pg_get_expr(r.prqual, r.prrelid)),
       NULL::oid, NULL::oid, NULL::int
FROM pg_publication_rel r
JOIN pg_publication p ON p.oid = r.prpubid
UNION ALL
SELECT 'PUBLISHED_SCHEMA', '', p.pubname, n.nspname, '', NULL::oid, NULL::oid, NULL::int
FROM pg_publication_namespace s
JOIN pg_publication p ON p.oid = s.pnpubid
JOIN pg_namespace n ON n.oid = s.pnnspid
