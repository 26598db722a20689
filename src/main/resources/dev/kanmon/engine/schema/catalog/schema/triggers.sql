SELECT 'TRIGGER', r.nspname, r.relname, g.tgname,
       concat_ws(' ', pg_get_triggerdef(g.oid),
           CASE g.tgenabled WHEN 'D' THEN 'DISABLED' WHEN 'A' THEN 'ENABLED ALWAYS' WHEN 'R' THEN 'ENABLED REPLICA' END),
       'pg_trigger'::regclass, g.oid, 0
FROM relation r
JOIN pg_trigger g ON g.tgrelid = r.oid
LEFT JOIN pg_trigger p ON p.oid = g.tgparentid
-- What a partition has from its table counts where it was switched differently.
WHERE NOT g.tgisinternal AND p.tgenabled IS DISTINCT FROM g.tgenabled
  AND NOT EXISTS (SELECT FROM pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace AND n.nspname = ${ownSchema}
                  WHERE f.oid = g.tgfoid)
UNION ALL
SELECT 'RULE', r.nspname, r.relname, w.rulename,
       concat_ws(' ', pg_get_ruledef(w.oid),
           CASE w.ev_enabled WHEN 'D' THEN 'DISABLED' WHEN 'A' THEN 'ENABLED ALWAYS' WHEN 'R' THEN 'ENABLED REPLICA' END),
       'pg_rewrite'::regclass, w.oid, 0
FROM relation r
JOIN pg_rewrite w ON w.ev_class = r.oid
WHERE w.rulename <> '_RETURN'
UNION ALL
SELECT 'POLICY', r.nspname, r.relname, p.polname,
       concat_ws(' ',
           CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END, 'FOR', p.polcmd, 'TO',
           (SELECT string_agg(CASE WHEN o = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(o)) END, ', '
                              ORDER BY CASE WHEN o = 0 THEN '' ELSE pg_get_userbyid(o)::text COLLATE "C" END)
            FROM unnest(p.polroles) o),
           'USING ' || pg_get_expr(p.polqual, p.polrelid), 'WITH CHECK ' || pg_get_expr(p.polwithcheck, p.polrelid)),
       'pg_policy'::regclass, p.oid, 0
FROM relation r
JOIN pg_policy p ON p.polrelid = r.oid
UNION ALL
SELECT 'STATISTICS', n.nspname, '', s.stxname,
       concat_ws(' ', s.stxkind, 'ON',
           -- The server tells them in the order of the columns.
           (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname COLLATE "C")
            FROM pg_attribute a WHERE a.attrelid = s.stxrelid AND a.attnum = ANY (s.stxkeys)),
           pg_get_statisticsobjdef_expressions(s.oid), 'FROM', s.stxrelid::regclass,
           'STATISTICS ' || NULLIF(s.stxstattarget, -1)),
       'pg_statistic_ext'::regclass, s.oid, 0
FROM pg_statistic_ext s
JOIN user_schema n ON n.oid = s.stxnamespace
JOIN relation r ON r.oid = s.stxrelid
