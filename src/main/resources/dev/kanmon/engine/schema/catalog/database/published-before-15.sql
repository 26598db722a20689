SELECT 'PUBLISHED_TABLE', '', p.pubname, r.prrelid::regclass::text, '', NULL::oid, NULL::oid, NULL::int
FROM pg_publication_rel r
JOIN pg_publication p ON p.oid = r.prpubid
