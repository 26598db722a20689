-- Rules of domains that old values may break.
SELECT n.nspname::text AS schema, 'unchecked constraint ' || quote_ident(o.conname) || ' of domain ' || name.quoted AS thing,
       n.nspname || '.' || t.typname || '.' || o.conname AS part, NULL AS set,
       format('ALTER DOMAIN %s VALIDATE CONSTRAINT %I', name.quoted, o.conname) AS unset
FROM pg_constraint o
JOIN pg_type t ON t.oid = o.contypid
JOIN pg_namespace n ON n.oid = t.typnamespace
CROSS JOIN LATERAL (SELECT format('%I.%I', n.nspname, t.typname) AS quoted) name
WHERE NOT o.convalidated AND o.contype = 'c'
