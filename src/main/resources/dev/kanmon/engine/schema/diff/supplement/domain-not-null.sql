-- Domains that take no NULL. Setting it, pgCodeKeeper writes itself.
SELECT n.nspname::text AS schema, 'NOT NULL of domain ' || name.quoted AS thing, n.nspname || '.' || t.typname AS part,
       NULL AS set, format('ALTER DOMAIN %s DROP NOT NULL', name.quoted) AS unset
FROM pg_type t
JOIN pg_namespace n ON n.oid = t.typnamespace
CROSS JOIN LATERAL (SELECT format('%I.%I', n.nspname, t.typname) AS quoted) name
WHERE t.typtype = 'd' AND t.typnotnull
