-- The schemas to empty. One is dropped and made again where the role may do both and nothing of others would go along:
-- no extension that the role could not make again, and no default privileges.
SELECT n.nspname,
    pg_catalog.pg_has_role(n.nspowner, 'USAGE')
        AND pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE')
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_default_acl a WHERE a.defaclnamespace = n.oid)
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_extension e
            WHERE e.extnamespace = n.oid AND NOT pg_catalog.pg_has_role(e.extowner, 'USAGE')),
    ARRAY(SELECT pg_catalog.format('GRANT %s ON SCHEMA %I TO %s%s', a.privilege_type, n.nspname,
            CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) END,
            CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
        FROM pg_catalog.aclexplode(n.nspacl) a WHERE a.grantee <> n.nspowner ORDER BY 1)
FROM pg_catalog.pg_namespace n
WHERE n.nspname = ANY (ARRAY[${schemas}]::name[])
ORDER BY 1
