-- NOT NULL constraints that old rows may break, of which pgCodeKeeper sees nothing.
SELECT n.nspname::text AS schema, 'validity of ' || quote_ident(o.conname) || ' on ' || name.quoted AS thing,
       n.nspname || '.' || c.relname || '.' || o.conname AS part,
       format('ALTER TABLE %s DROP CONSTRAINT %I, ADD CONSTRAINT %2$I %s', name.quoted, o.conname, pg_get_constraintdef(o.oid))
           AS set,
       format('ALTER TABLE %s VALIDATE CONSTRAINT %I', name.quoted, o.conname) AS unset
FROM pg_constraint o
JOIN pg_class c ON c.oid = o.conrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
CROSS JOIN LATERAL (SELECT format('%I.%I', n.nspname, c.relname) AS quoted) name
WHERE NOT o.convalidated AND o.contype = 'n' AND o.conparentid = 0
  AND coalesce((to_jsonb(o) ->> 'conenforced')::boolean, true)
