-- What logical replication publishes.
SELECT '' AS schema, 'publication ' || quote_ident(p.pubname) AS thing, '' AS part,
       concat('CREATE PUBLICATION ', quote_ident(p.pubname), ' ' || what.words, ' WITH (', options.words, ')') AS set,
       'DROP PUBLICATION ' || quote_ident(p.pubname) AS unset
FROM pg_publication p
CROSS JOIN LATERAL (SELECT CASE WHEN p.puballtables THEN 'FOR ALL TABLES' ELSE 'FOR ' || string_agg(words, ', ') END AS words
    FROM (SELECT format('TABLE %I.%I', n.nspname, c.relname)
              || coalesce((SELECT ' (' || string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname) || ')'
                           FROM pg_attribute a WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs)), '')
              || coalesce(' WHERE (' || pg_get_expr(r.prqual, r.prrelid) || ')', '') AS words
          FROM pg_publication_rel r JOIN pg_class c ON c.oid = r.prrelid JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE r.prpubid = p.oid
          UNION ALL
          SELECT 'TABLES IN SCHEMA ' || quote_ident(n.nspname)
          FROM pg_publication_namespace s JOIN pg_namespace n ON n.oid = s.pnnspid WHERE s.pnpubid = p.oid
          ORDER BY 1) member) what
CROSS JOIN LATERAL (SELECT concat('publish = ', quote_literal(concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END,
        CASE WHEN p.pubupdate THEN 'update' END, CASE WHEN p.pubdelete THEN 'delete' END,
        CASE WHEN p.pubtruncate THEN 'truncate' END)), ', publish_via_partition_root = ', p.pubviaroot::text,
        CASE to_jsonb(p) ->> 'pubgencols' WHEN 's' THEN ', publish_generated_columns = stored' END) AS words) options
