-- Tables and views of the users', with what decides whether their rows can be copied.
SELECT c.oid::bigint AS id, n.nspname AS schema, c.relname AS name, c.relkind::text AS kind,
       c.relpersistence = 't' AS temporary,
       k.conkey IS NOT NULL AS keyed,
       pg_catalog.pg_has_role(c.relowner, 'USAGE') AS owned,
       coalesce((SELECT r.relid::oid::bigint FROM pg_catalog.pg_partition_ancestors(c.oid) WITH ORDINALITY r (relid, i)
                 WHERE c.relispartition ORDER BY r.i DESC LIMIT 1), c.oid::bigint) AS root,
       NOT c.relispartition AND c.relkind = 'r'
           AND EXISTS (SELECT FROM pg_catalog.pg_inherits i WHERE i.inhparent = c.oid OR i.inhrelid = c.oid) AS inherits,
       (SELECT count(*) FROM pg_catalog.pg_trigger g JOIN pg_catalog.pg_proc f ON f.oid = g.tgfoid
        WHERE g.tgrelid = c.oid AND NOT g.tgisinternal AND g.tgenabled <> 'D' AND g.tgtype & 2 = 0 AND f.pronamespace <> coalesce(pg_catalog.to_regnamespace('_kanmon_rows')::oid, 0)) AS triggers,
       CASE WHEN c.reltuples >= 0 THEN c.reltuples::bigint END AS rows
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', '_kanmon_rows')
