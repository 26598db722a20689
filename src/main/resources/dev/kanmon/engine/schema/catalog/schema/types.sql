SELECT 'ENUM', u.nspname, '', u.typname,
       (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = u.oid),
       'pg_type'::regclass, u.oid, 0
FROM user_type u
WHERE u.typtype = 'e'
UNION ALL
SELECT 'DOMAIN', u.nspname, '', u.typname,
       concat_ws(' ',
           format_type(t.typbasetype, t.typtypmod),
           CASE WHEN t.typcollation <> b.typcollation THEN 'COLLATE ' || t.typcollation::regcollation::text END,
           CASE WHEN t.typnotnull THEN 'NOT NULL' END,
           'DEFAULT ' || pg_get_expr(t.typdefaultbin, 0)),
       'pg_type'::regclass, u.oid, 0
FROM user_type u
JOIN pg_type t ON t.oid = u.oid
JOIN pg_type b ON b.oid = t.typbasetype
WHERE u.typtype = 'd'
UNION ALL
-- The order counts here: ROW(1, 2)::point gives the attributes by it.
SELECT 'COMPOSITE_TYPE', u.nspname, '', u.typname,
       (SELECT string_agg(concat_ws(' ',
                   quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
                   CASE WHEN a.attcollation <> t.typcollation THEN 'COLLATE ' || a.attcollation::regcollation::text END,
                   'COMMENT ' || quote_literal(d.description)), ', ' ORDER BY a.attnum)
        FROM pg_attribute a
        JOIN pg_type t ON t.oid = a.atttypid
        LEFT JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = a.attrelid AND d.objsubid = a.attnum
        WHERE a.attrelid = u.typrelid AND a.attnum > 0 AND NOT a.attisdropped),
       'pg_type'::regclass, u.oid, 0
FROM user_type u
WHERE u.typtype = 'c'
UNION ALL
SELECT 'RANGE', u.nspname, '', u.typname,
       concat_ws(' ',
           r.rngsubtype::regtype::text, 'OPCLASS', n.nspname, o.opcname,
           'COLLATE ' || NULLIF(r.rngcollation, 0)::regcollation::text,
           'CANONICAL ' || NULLIF(r.rngcanonical, 0)::regproc::text,
           'SUBTYPE_DIFF ' || NULLIF(r.rngsubdiff, 0)::regproc::text,
           'MULTIRANGE ' || r.rngmultitypid::regtype::text),
       'pg_type'::regclass, u.oid, 0
FROM user_type u
JOIN pg_range r ON r.rngtypid = u.oid
JOIN pg_opclass o ON o.oid = r.rngsubopc
JOIN pg_namespace n ON n.oid = o.opcnamespace
WHERE u.typtype = 'r'
UNION ALL
SELECT 'BASE_TYPE', u.nspname, '', u.typname,
       concat_ws(' ',
           t.typinput::text, t.typoutput::text, t.typreceive::text, t.typsend::text, t.typmodin::text, t.typmodout::text,
           t.typanalyze::text, t.typsubscript::text, t.typlen, t.typbyval, t.typalign, t.typstorage, t.typcategory,
           t.typispreferred, t.typdelim, NULLIF(t.typelem, 0)::regtype::text, NULLIF(t.typcollation, 0)::regcollation::text,
           'DEFAULT ' || quote_literal(t.typdefault)),
       'pg_type'::regclass, u.oid, 0
FROM user_type u
JOIN pg_type t ON t.oid = u.oid
WHERE u.typtype = 'b'
