-- Its comment comes with its version.
SELECT 'EXTENSION', '', '', e.extname, n.nspname::text, NULL::oid, NULL::oid, NULL::int
FROM pg_extension e
JOIN pg_namespace n ON n.oid = e.extnamespace
UNION ALL
SELECT 'EXTENSION_VERSION', '', e.extname, 'version', e.extversion, NULL::oid, NULL::oid, NULL::int
FROM pg_extension e
