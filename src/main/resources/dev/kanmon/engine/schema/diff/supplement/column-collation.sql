-- Columns with another collation than that of their type; pgCodeKeeper writes this one, but not the way back.
SELECT n.nspname::text AS schema, 'collation of ' || name.quoted AS thing,
       concat(n.nspname, '.', c.relname, '.', a.attname, ' ', type.words) AS part, NULL AS set,
       format('ALTER TABLE %I.%I ALTER COLUMN %I TYPE %s COLLATE %s', n.nspname, c.relname, a.attname, type.words,
              t.typcollation::regcollation) AS unset
FROM pg_attribute a
JOIN pg_class c ON c.oid = a.attrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_type t ON t.oid = a.atttypid
CROSS JOIN LATERAL (SELECT format('%I.%I.%I', n.nspname, c.relname, a.attname) AS quoted) name
CROSS JOIN LATERAL (SELECT format_type(a.atttypid, a.atttypmod) AS words) type
WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attcollation <> t.typcollation
