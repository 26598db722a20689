SELECT 'PUBLICATION', '', '', p.pubname,
       concat_ws(' ',
           CASE WHEN p.puballtables THEN 'ALL TABLES' END,
           CASE WHEN p.pubinsert THEN 'INSERT' END, CASE WHEN p.pubupdate THEN 'UPDATE' END,
           CASE WHEN p.pubdelete THEN 'DELETE' END, CASE WHEN p.pubtruncate THEN 'TRUNCATE' END,
           CASE WHEN p.pubviaroot THEN 'VIA ROOT' END,
           -- From PostgreSQL 18 on.
           'GENERATED COLUMNS ' || NULLIF(to_jsonb(p) ->> 'pubgencols', 'n')),
       'pg_publication'::regclass, p.oid, 0
FROM pg_publication p
