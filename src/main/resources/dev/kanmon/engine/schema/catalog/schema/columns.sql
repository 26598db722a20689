SELECT 'COLUMN', r.nspname, r.relname, a.attname,
       concat_ws(' ',
           format_type(a.atttypid, a.atttypmod),
           CASE WHEN a.attcollation <> 0 AND a.attcollation <> t.typcollation
                THEN 'COLLATE ' || a.attcollation::regcollation::text END,
           CASE WHEN a.attnotnull THEN 'NOT NULL' END,
           -- From PostgreSQL 18 on, with a name that says nothing.
           CASE WHEN NOT k.convalidated THEN 'NOT VALID' END,
           CASE WHEN k.connoinherit THEN 'NO INHERIT' END,
           CASE a.attgenerated WHEN '' THEN 'DEFAULT ' WHEN 's' THEN 'GENERATED STORED ' ELSE 'GENERATED VIRTUAL ' END
               || pg_get_expr(d.adbin, d.adrelid),
           CASE a.attidentity WHEN 'a' THEN 'IDENTITY ALWAYS' WHEN 'd' THEN 'IDENTITY BY DEFAULT' END,
           s.oid::regclass::text, s.parameters,
           CASE WHEN a.attstorage <> t.typstorage THEN 'STORAGE ' || a.attstorage::text END,
           'COMPRESSION ' || NULLIF(a.attcompression::text, ''),
           'STATISTICS ' || NULLIF(a.attstattarget, -1),
           'OPTIONS ' || (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(a.attoptions) o),
           'FOREIGN OPTIONS ' || (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(a.attfdwoptions) o)),
       'pg_class'::regclass, a.attrelid, a.attnum::int
FROM relation r
JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
LEFT JOIN pg_constraint k ON k.conrelid = a.attrelid AND k.contype = 'n' AND k.conkey[1] = a.attnum
LEFT JOIN sequence s ON s.deptype = 'i' AND s.table_oid = a.attrelid AND s.column_number = a.attnum
WHERE r.relkind <> 'S'
