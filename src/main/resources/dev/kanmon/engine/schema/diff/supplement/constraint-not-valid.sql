-- Constraints that were valid once and are not again; pgCodeKeeper writes new ones, and validates, but this it does not see.
SELECT n.nspname::text AS schema, 'validity of ' || quote_ident(o.conname) || ' on ' || name.quoted AS thing,
       n.nspname || '.' || c.relname || '.' || o.conname AS part,
       format('ALTER TABLE %s DROP CONSTRAINT %I, ADD CONSTRAINT %2$I %s', name.quoted, o.conname, pg_get_constraintdef(o.oid))
           AS set,
       NULL AS unset
FROM pg_constraint o
JOIN pg_class c ON c.oid = o.conrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
CROSS JOIN LATERAL (SELECT format('%I.%I', n.nspname, c.relname) AS quoted) name
WHERE NOT o.convalidated AND o.contype IN ('c', 'f') AND o.conparentid = 0
  AND coalesce((to_jsonb(o) ->> 'conenforced')::boolean, true)
