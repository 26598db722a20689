SELECT 'FOREIGN_DATA_WRAPPER', '', '', w.fdwname,
       concat_ws(' ', NULLIF(w.fdwhandler, 0)::regproc, NULLIF(w.fdwvalidator, 0)::regproc,
           'OPTIONS ' || (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(w.fdwoptions) o)),
       'pg_foreign_data_wrapper'::regclass, w.oid, 0
FROM pg_foreign_data_wrapper w
UNION ALL
SELECT 'SERVER', '', '', s.srvname,
       concat_ws(' ', 'TYPE ' || s.srvtype, 'VERSION ' || s.srvversion, 'WRAPPER', w.fdwname,
           'OPTIONS ' || (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(s.srvoptions) o)),
       'pg_foreign_server'::regclass, s.oid, 0
FROM pg_foreign_server s
JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw
UNION ALL
-- Without the options: they hold passwords.
SELECT 'USER_MAPPING', '', m.srvname, m.usename, '', NULL::oid, NULL::oid, NULL::int
FROM pg_user_mappings m
UNION ALL
SELECT 'GRANT', '', g.object, CASE WHEN x.grantee = 0 THEN 'PUBLIC' ELSE pg_get_userbyid(x.grantee)::text END,
       string_agg(DISTINCT (x.privilege_type || CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END) COLLATE "C", ', '),
       NULL::oid, NULL::oid, NULL::int
FROM (
    SELECT 'foreign data wrapper ' || w.fdwname AS object, w.fdwowner AS owner_oid, w.fdwacl AS acl
    FROM pg_foreign_data_wrapper w
    UNION ALL
    SELECT 'server ' || s.srvname, s.srvowner, s.srvacl FROM pg_foreign_server s
) g CROSS JOIN LATERAL aclexplode(g.acl) x
WHERE x.grantee <> g.owner_oid
GROUP BY g.object, x.grantee
