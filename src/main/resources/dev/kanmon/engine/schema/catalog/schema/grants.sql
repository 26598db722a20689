-- Without the owner's own rights and without who gave them: a copy of the schema has other owners.
SELECT 'GRANT', g.schema, g.owner,
       CASE WHEN x.grantee = 0 THEN 'PUBLIC' ELSE pg_get_userbyid(x.grantee)::text END || g.part,
       string_agg(DISTINCT (x.privilege_type || CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END) COLLATE "C", ', '),
       NULL::oid, NULL::oid, NULL::int
FROM (
    SELECT nspname AS schema, relname AS owner, '' AS part, relowner AS owner_oid, relacl AS acl
    FROM relation
    UNION ALL
    SELECT r.nspname, r.relname, ' (column ' || a.attname || ')', r.relowner, a.attacl
    FROM relation r JOIN pg_attribute a ON a.attrelid = r.oid
    WHERE a.attacl IS NOT NULL AND NOT a.attisdropped
    UNION ALL
    SELECT nspname, signature, '', proowner, coalesce(proacl, acldefault('f', proowner)) FROM routine
    UNION ALL
    SELECT nspname, typname, '', typowner, coalesce(typacl, acldefault('T', typowner)) FROM user_type
    UNION ALL
    SELECT '', s.nspname, '', n.nspowner, n.nspacl FROM user_schema s JOIN pg_namespace n ON n.oid = s.oid
) g CROSS JOIN LATERAL aclexplode(g.acl) x
WHERE x.grantee <> g.owner_oid
GROUP BY g.schema, g.owner, g.part, x.grantee
