SELECT 'SEQUENCE', r.nspname, '', r.relname,
       concat_ws(' ',
           CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED' END,
           s.parameters,
           'OWNED BY ' || s.table_oid::regclass::text || '.' || quote_ident(a.attname)),
       'pg_class'::regclass, r.oid, 0
FROM relation r
JOIN pg_class c ON c.oid = r.oid
JOIN sequence s ON s.oid = r.oid
LEFT JOIN pg_attribute a ON a.attrelid = s.table_oid AND a.attnum = s.column_number
-- That of an identity column is told with the column.
WHERE s.deptype IS DISTINCT FROM 'i'
