-- How closely the expressions of an index are looked at.
SELECT n.nspname::text AS schema, 'statistics target of ' || name.quoted || ' column ' || a.attnum AS thing,
       n.nspname || '.' || c.relname AS part,
       format('ALTER INDEX %s ALTER COLUMN %s SET STATISTICS %s', name.quoted, a.attnum, a.attstattarget) AS set,
       format('ALTER INDEX %s ALTER COLUMN %s SET STATISTICS -1', name.quoted, a.attnum) AS unset
FROM pg_attribute a
JOIN pg_class c ON c.oid = a.attrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
CROSS JOIN LATERAL (SELECT format('%I.%I', n.nspname, c.relname) AS quoted) name
WHERE c.relkind IN ('i', 'I') AND a.attnum > 0 AND NOT a.attisdropped AND a.attstattarget >= 0
