SELECT 'COLLATION', n.nspname, '', c.collname,
       concat_ws(' ',
           c.collprovider, CASE WHEN NOT c.collisdeterministic THEN 'NONDETERMINISTIC' END, c.collcollate, c.collctype,
           -- Renamed and added from release to release.
           coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale'), to_jsonb(c) ->> 'collicurules'),
       'pg_collation'::regclass, c.oid, 0
FROM pg_collation c
JOIN user_schema n ON n.oid = c.collnamespace
UNION ALL
SELECT 'TEXT_SEARCH_CONFIGURATION', n.nspname, '', c.cfgname,
       concat_ws(' ', 'PARSER', pn.nspname, p.prsname,
           (SELECT string_agg(t.alias || ' ' || m.mapdict::regdictionary::text, ', ' ORDER BY m.maptokentype, m.mapseqno)
            FROM pg_ts_config_map m
            JOIN LATERAL ts_token_type(c.cfgparser) t ON t.tokid = m.maptokentype
            WHERE m.mapcfg = c.oid)),
       'pg_ts_config'::regclass, c.oid, 0
FROM pg_ts_config c
JOIN user_schema n ON n.oid = c.cfgnamespace
JOIN pg_ts_parser p ON p.oid = c.cfgparser
JOIN pg_namespace pn ON pn.oid = p.prsnamespace
UNION ALL
SELECT 'TEXT_SEARCH_DICTIONARY', n.nspname, '', d.dictname, concat_ws(' ', 'TEMPLATE', tn.nspname, t.tmplname, d.dictinitoption),
       'pg_ts_dict'::regclass, d.oid, 0
FROM pg_ts_dict d
JOIN user_schema n ON n.oid = d.dictnamespace
JOIN pg_ts_template t ON t.oid = d.dicttemplate
JOIN pg_namespace tn ON tn.oid = t.tmplnamespace
UNION ALL
SELECT 'TEXT_SEARCH_TEMPLATE', n.nspname, '', t.tmplname, concat_ws(' ', t.tmplinit, t.tmpllexize), 'pg_ts_template'::regclass, t.oid, 0
FROM pg_ts_template t
JOIN user_schema n ON n.oid = t.tmplnamespace
UNION ALL
SELECT 'TEXT_SEARCH_PARSER', n.nspname, '', p.prsname,
       concat_ws(' ', p.prsstart, p.prstoken, p.prsend, p.prsheadline, p.prslextype), 'pg_ts_parser'::regclass, p.oid, 0
FROM pg_ts_parser p
JOIN user_schema n ON n.oid = p.prsnamespace
