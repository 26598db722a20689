-- What is granted on, or withheld from, every object that a role will make.
SELECT coalesce(n.nspname::text, '') AS schema,
       concat_ws(' ', 'default privilege', acl.maker, n.nspname, a.defaclobjtype, acl.grantee, acl.privilege_type) AS thing,
       coalesce(n.nspname::text, '') AS part,
       concat(header.words, CASE WHEN acl.given THEN given.words ELSE withheld.words END) AS set,
       concat(header.words, CASE WHEN acl.given THEN withheld.words ELSE given.words END) AS unset
FROM pg_default_acl a
LEFT JOIN pg_namespace n ON n.oid = a.defaclnamespace
CROSS JOIN LATERAL (SELECT CASE WHEN a.defaclnamespace = 0 THEN acldefault(a.defaclobjtype, a.defaclrole)
                                END AS acl) usual
CROSS JOIN LATERAL (
    SELECT true AS given, x.grantee AS grantee_oid, x.privilege_type, x.is_grantable FROM aclexplode(a.defaclacl) x
    EXCEPT SELECT true, x.grantee, x.privilege_type, x.is_grantable FROM aclexplode(usual.acl) x
    UNION ALL
    (SELECT false, x.grantee, x.privilege_type, x.is_grantable FROM aclexplode(usual.acl) x
     EXCEPT SELECT false, x.grantee, x.privilege_type, x.is_grantable FROM aclexplode(a.defaclacl) x)) item
CROSS JOIN LATERAL (SELECT item.given, item.privilege_type, item.is_grantable,
    CASE WHEN a.defaclrole <> (SELECT oid FROM pg_roles WHERE rolname = current_user)
         THEN quote_ident(pg_get_userbyid(a.defaclrole)) END AS maker,
    CASE WHEN item.grantee_oid = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(item.grantee_oid)) END AS grantee) acl
CROSS JOIN LATERAL (SELECT concat('ALTER DEFAULT PRIVILEGES ', 'FOR ROLE ' || acl.maker || ' ',
                                  'IN SCHEMA ' || quote_ident(n.nspname) || ' ') AS words) header
CROSS JOIN LATERAL (SELECT CASE a.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS'
    WHEN 'T' THEN 'TYPES' WHEN 'n' THEN 'SCHEMAS' WHEN 'L' THEN 'LARGE OBJECTS' END AS words) kind
CROSS JOIN LATERAL (SELECT concat('GRANT ', acl.privilege_type, ' ON ', kind.words, ' TO ', acl.grantee,
                                  CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' END) AS words) given
CROSS JOIN LATERAL (SELECT concat('REVOKE ', acl.privilege_type, ' ON ', kind.words, ' FROM ', acl.grantee) AS words) withheld
WHERE item.grantee_oid <> a.defaclrole
