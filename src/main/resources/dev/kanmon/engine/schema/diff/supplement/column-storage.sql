-- Columns that are not stored as their type is by default; pgCodeKeeper writes this one, and warns of the way back.
SELECT n.nspname::text AS schema, 'storage of ' || name.quoted AS thing,
       n.nspname || '.' || c.relname || '.' || a.attname AS part, NULL AS set,
       format('ALTER TABLE %I.%I ALTER COLUMN %I SET STORAGE %s', n.nspname, c.relname, a.attname,
              CASE t.typstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END) AS unset
FROM pg_attribute a
JOIN pg_class c ON c.oid = a.attrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_type t ON t.oid = a.atttypid
CROSS JOIN LATERAL (SELECT format('%I.%I.%I', n.nspname, c.relname, a.attname) AS quoted) name
WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attstorage <> t.typstorage
