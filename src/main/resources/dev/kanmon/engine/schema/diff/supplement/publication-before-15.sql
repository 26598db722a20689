-- What logical replication publishes, without what PostgreSQL 15 brought: column lists, row filters, whole schemas.
SELECT '' AS schema, 'publication ' || quote_ident(p.pubname) AS thing, '' AS part,
       concat('CREATE PUBLICATION ', quote_ident(p.pubname), ' ' || what.words, ' WITH (', options.words, ')') AS set,
       'DROP PUBLICATION ' || quote_ident(p.pubname) AS unset
FROM pg_publication p
CROSS JOIN LATERAL (SELECT CASE WHEN p.puballtables THEN 'FOR ALL TABLES'
                                ELSE 'FOR TABLE ' || string_agg(format('%I.%I', n.nspname, c.relname), ', ' ORDER BY n.nspname, c.relname)
                           END AS words
    FROM pg_publication_rel r JOIN pg_class c ON c.oid = r.prrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE r.prpubid = p.oid) what
CROSS JOIN LATERAL (SELECT concat('publish = ', quote_literal(concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END,
        CASE WHEN p.pubupdate THEN 'update' END, CASE WHEN p.pubdelete THEN 'delete' END,
        CASE WHEN p.pubtruncate THEN 'truncate' END)), ', publish_via_partition_root = ', p.pubviaroot::text) AS words) options
