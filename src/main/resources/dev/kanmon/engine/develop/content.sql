-- What lies in a schema: its kind, its name as DROP takes it, and whether the role may drop it. Everything in a schema
-- depends on it, so this needs no list of catalogs; what belongs to an extension, or to another object, goes with that.
WITH content AS (
    SELECT d.classid, d.objid, n.nspowner, COALESCE(
        (SELECT relowner FROM pg_catalog.pg_class WHERE d.classid = 'pg_catalog.pg_class'::regclass AND oid = d.objid),
        (SELECT typowner FROM pg_catalog.pg_type WHERE d.classid = 'pg_catalog.pg_type'::regclass AND oid = d.objid),
        (SELECT proowner FROM pg_catalog.pg_proc WHERE d.classid = 'pg_catalog.pg_proc'::regclass AND oid = d.objid),
        (SELECT oprowner FROM pg_catalog.pg_operator
            WHERE d.classid = 'pg_catalog.pg_operator'::regclass AND oid = d.objid),
        (SELECT opcowner FROM pg_catalog.pg_opclass
            WHERE d.classid = 'pg_catalog.pg_opclass'::regclass AND oid = d.objid),
        (SELECT opfowner FROM pg_catalog.pg_opfamily
            WHERE d.classid = 'pg_catalog.pg_opfamily'::regclass AND oid = d.objid),
        (SELECT collowner FROM pg_catalog.pg_collation
            WHERE d.classid = 'pg_catalog.pg_collation'::regclass AND oid = d.objid),
        (SELECT conowner FROM pg_catalog.pg_conversion
            WHERE d.classid = 'pg_catalog.pg_conversion'::regclass AND oid = d.objid),
        (SELECT cfgowner FROM pg_catalog.pg_ts_config
            WHERE d.classid = 'pg_catalog.pg_ts_config'::regclass AND oid = d.objid),
        (SELECT dictowner FROM pg_catalog.pg_ts_dict
            WHERE d.classid = 'pg_catalog.pg_ts_dict'::regclass AND oid = d.objid),
        (SELECT stxowner FROM pg_catalog.pg_statistic_ext
            WHERE d.classid = 'pg_catalog.pg_statistic_ext'::regclass AND oid = d.objid),
        (SELECT extowner FROM pg_catalog.pg_extension
            WHERE d.classid = 'pg_catalog.pg_extension'::regclass AND oid = d.objid)) AS owner
    FROM pg_catalog.pg_namespace n
    JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_namespace'::regclass AND d.refobjid = n.oid
        AND d.deptype = 'n'
    WHERE n.nspname = ${schema}
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend inner_part
            WHERE inner_part.classid = d.classid AND inner_part.objid = d.objid AND inner_part.objsubid = 0
                AND inner_part.deptype IN ('e', 'i')))
SELECT CASE named.type WHEN 'composite type' THEN 'type' WHEN 'statistics object' THEN 'statistics' ELSE named.type END,
    named.identity,
    COALESCE(pg_catalog.pg_has_role(owner, 'USAGE'), false)
        OR classid <> 'pg_catalog.pg_extension'::regclass AND pg_catalog.pg_has_role(nspowner, 'USAGE')
FROM content, pg_catalog.pg_identify_object(classid, objid, 0) named
WHERE owner IS NOT NULL
ORDER BY classid <> 'pg_catalog.pg_extension'::regclass, classid <> 'pg_catalog.pg_class'::regclass, 2
