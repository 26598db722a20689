SELECT 'SCHEMA', ''::text, ''::text, n.nspname, ''::text, 'pg_namespace'::regclass::oid,
       -- Whether the schema that comes with every database has its comment depends on how the database was made.
       CASE WHEN n.nspname <> 'public' THEN n.oid END, 0
FROM user_schema n
