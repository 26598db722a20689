-- Objects below this number came with the server (FirstNormalObjectId).
SELECT 'CAST', '', '', c.castsource::regtype || ' AS ' || c.casttarget::regtype,
       concat_ws(' ', c.castcontext, c.castmethod, NULLIF(c.castfunc, 0)::regprocedure), 'pg_cast'::regclass, c.oid, 0
FROM pg_cast c
WHERE c.oid >= 16384
UNION ALL
SELECT 'LANGUAGE', '', '', l.lanname,
       concat_ws(' ', CASE WHEN l.lanpltrusted THEN 'TRUSTED' END, NULLIF(l.lanplcallfoid, 0)::regproc,
           NULLIF(l.laninline, 0)::regproc, NULLIF(l.lanvalidator, 0)::regproc),
       'pg_language'::regclass, l.oid, 0
FROM pg_language l
WHERE l.oid >= 16384
UNION ALL
SELECT 'TRANSFORM', '', '', t.trftype::regtype || ' for ' || l.lanname, concat_ws(' ', t.trffromsql, t.trftosql),
       'pg_transform'::regclass, t.oid, 0
FROM pg_transform t
JOIN pg_language l ON l.oid = t.trflang
UNION ALL
SELECT 'ACCESS_METHOD', '', '', a.amname, concat_ws(' ', a.amtype, a.amhandler), 'pg_am'::regclass, a.oid, 0
FROM pg_am a
WHERE a.oid >= 16384
UNION ALL
SELECT 'EVENT_TRIGGER', '', '', e.evtname,
       concat_ws(' ', 'ON', e.evtevent, 'EXECUTE', e.evtfoid::regprocedure,
           'WHEN ' || (SELECT string_agg(t, ', ' ORDER BY t COLLATE "C") FROM unnest(e.evttags) t),
           CASE e.evtenabled WHEN 'D' THEN 'DISABLED' WHEN 'A' THEN 'ENABLED ALWAYS' WHEN 'R' THEN 'ENABLED REPLICA' END),
       'pg_event_trigger'::regclass, e.oid, 0
FROM pg_event_trigger e
