SELECT 'DEFAULT_PRIVILEGE', coalesce(n.nspname, ''), '',
       -- The role that migrates has another name on a copy of the schema.
       CASE WHEN pg_get_userbyid(d.defaclrole) = current_user THEN '' ELSE 'of ' || pg_get_userbyid(d.defaclrole) || ' ' END
           || 'on ' || CASE d.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'routines'
                            WHEN 'T' THEN 'types' WHEN 'n' THEN 'schemas' ELSE 'large objects' END,
       coalesce((SELECT string_agg(e.entry, '; ' ORDER BY e.entry COLLATE "C")
                 FROM (SELECT CASE WHEN x.grantee = 0 THEN 'PUBLIC' ELSE pg_get_userbyid(x.grantee)::text END || ': '
                              || string_agg(x.privilege_type || CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END,
                                            ', ' ORDER BY x.privilege_type COLLATE "C") AS entry
                       FROM aclexplode(d.defaclacl) x WHERE x.grantee <> d.defaclrole GROUP BY x.grantee) e), ''),
       'pg_default_acl'::regclass, d.oid, 0
FROM pg_default_acl d
LEFT JOIN user_schema n ON n.oid = d.defaclnamespace
WHERE n.oid IS NOT NULL OR (d.defaclnamespace = 0 AND ${wholeDatabase})
