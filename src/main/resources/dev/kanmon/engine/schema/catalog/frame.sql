-- What all parts build on. Every part gives: kind, schema, owner, name, definition, and the object's address for its comment.
WITH user_schema AS MATERIALIZED (
    SELECT n.oid, n.nspname::text
    FROM pg_namespace n
    WHERE ${schemas}
      AND NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = 'pg_namespace'::regclass AND x.objid = n.oid AND x.deptype = 'e')
), member AS MATERIALIZED (
    SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
), relation AS MATERIALIZED (
    SELECT c.oid, n.nspname, c.relname::text, c.relkind, c.relowner, c.relacl
    FROM pg_class c JOIN user_schema n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
      AND c.relname NOT IN (${ownTables})
      AND NOT EXISTS (SELECT FROM member x WHERE x.classid = 'pg_class'::regclass AND x.objid = c.oid)
      AND NOT EXISTS (SELECT FROM pg_depend x JOIN pg_class o ON o.oid = x.refobjid AND o.relname IN (${ownTables})
                      WHERE x.classid = 'pg_class'::regclass AND x.objid = c.oid AND x.refclassid = 'pg_class'::regclass)
), sequence AS MATERIALIZED (
    SELECT s.seqrelid AS oid, concat_ws(' ',
               format_type(s.seqtypid, NULL), 'START', s.seqstart, 'INCREMENT', s.seqincrement, 'MINVALUE', s.seqmin,
               'MAXVALUE', s.seqmax, 'CACHE', s.seqcache, CASE WHEN s.seqcycle THEN 'CYCLE' END) AS parameters,
           d.deptype, d.refobjid AS table_oid, d.refobjsubid AS column_number
    FROM pg_sequence s
    LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.seqrelid AND d.objsubid = 0
         AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
), routine AS MATERIALIZED (
    SELECT p.oid, n.nspname, p.prokind, p.proowner, p.proacl,
           quote_ident(p.proname) || '(' || pg_get_function_identity_arguments(p.oid) || ')' AS signature
    FROM pg_proc p JOIN user_schema n ON n.oid = p.pronamespace
    -- The constructors of a range type come and go with it.
    WHERE NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = 'pg_proc'::regclass AND x.objid = p.oid AND x.deptype IN ('e', 'i'))
), user_type AS MATERIALIZED (
    SELECT t.oid, n.nspname, t.typname::text, t.typtype, t.typowner, t.typacl, t.typrelid
    FROM pg_type t JOIN user_schema n ON n.oid = t.typnamespace
    LEFT JOIN pg_class c ON c.oid = t.typrelid
    WHERE t.typtype IN ('b', 'c', 'd', 'e', 'r')
      AND (t.typrelid = 0 OR c.relkind = 'c')
      AND (t.typtype <> 'b' OR NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid))
      AND NOT EXISTS (SELECT FROM member x WHERE x.classid = 'pg_type'::regclass AND x.objid = t.oid)
), part (kind, schema, owner, name, definition, classid, objid, objsubid) AS (
${parts}
)
SELECT p.kind, p.schema, p.owner, p.name, p.definition, d.description
FROM part p
LEFT JOIN pg_description d ON d.classoid = p.classid AND d.objoid = p.objid AND d.objsubid = p.objsubid
WHERE NOT EXISTS (SELECT FROM member x WHERE x.classid = p.classid AND x.objid = p.objid)
