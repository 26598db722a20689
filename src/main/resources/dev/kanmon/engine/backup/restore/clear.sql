-- Takes away all that is in a database, so that a full dump can be restored into it. What is left is what template0 has:
-- the system, what came with initdb (their object ids are below 16384, FirstNormalObjectId), and an empty schema public.
-- The schema public itself stays, for up to PostgreSQL 14 it belongs to nobody whom an application's role could act for.
DO $clear$
DECLARE
    commands text[];
    command text;
    version int := pg_catalog.current_setting('server_version_num')::int;
    public_owner oid;
    grantee text;
    entry record;
    who text;
    what text;
BEGIN
    -- All are found before the first is dropped: CASCADE takes others along, so each is dropped IF EXISTS.
    commands := ARRAY(
        WITH object (rank, classid, objid) AS (
            -- Event triggers would see what follows.
            SELECT 1, 'pg_catalog.pg_event_trigger'::pg_catalog.regclass, oid FROM pg_catalog.pg_event_trigger
            UNION ALL SELECT 2, 'pg_catalog.pg_publication'::pg_catalog.regclass, oid FROM pg_catalog.pg_publication
            UNION ALL SELECT 3, 'pg_catalog.pg_extension'::pg_catalog.regclass, oid FROM pg_catalog.pg_extension
            UNION ALL SELECT 4, 'pg_catalog.pg_namespace'::pg_catalog.regclass, oid FROM pg_catalog.pg_namespace
                WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'public')
            UNION ALL SELECT 5, d.classid::pg_catalog.regclass, d.objid FROM pg_catalog.pg_depend d
                WHERE d.refclassid = 'pg_catalog.pg_namespace'::pg_catalog.regclass
                  AND d.refobjid = pg_catalog.to_regnamespace('public') AND d.deptype = 'n'
                  AND d.classid <> 'pg_catalog.pg_extension'::pg_catalog.regclass
            UNION ALL SELECT 6, 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass, oid FROM pg_catalog.pg_foreign_data_wrapper
            UNION ALL SELECT 7, 'pg_catalog.pg_cast'::pg_catalog.regclass, oid FROM pg_catalog.pg_cast
            UNION ALL SELECT 7, 'pg_catalog.pg_transform'::pg_catalog.regclass, oid FROM pg_catalog.pg_transform
            UNION ALL SELECT 8, 'pg_catalog.pg_language'::pg_catalog.regclass, oid FROM pg_catalog.pg_language
            UNION ALL SELECT 8, 'pg_catalog.pg_am'::pg_catalog.regclass, oid FROM pg_catalog.pg_am
        )
        SELECT pg_catalog.format('DROP %s IF EXISTS %s CASCADE',
                   CASE i.type WHEN 'function' THEN 'ROUTINE' WHEN 'procedure' THEN 'ROUTINE' WHEN 'aggregate' THEN 'ROUTINE'
                               WHEN 'composite type' THEN 'TYPE' WHEN 'statistics object' THEN 'STATISTICS'
                               WHEN 'foreign-data wrapper' THEN 'FOREIGN DATA WRAPPER'
                               ELSE pg_catalog.upper(i.type) END,
                   i.identity)
        FROM object o, pg_catalog.pg_identify_object(o.classid, o.objid, 0) i
        WHERE o.objid >= 16384
          AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                          WHERE e.classid = o.classid AND e.objid = o.objid AND e.deptype = 'e')
        -- What something else is made of comes after that: a sequence of an identity column, the functions of a type.
        ORDER BY o.rank, CASE WHEN i.type IN ('table', 'foreign table') THEN 1 WHEN i.type LIKE '%view' THEN 2
                              WHEN i.type LIKE '%type' THEN 3 WHEN i.type = 'sequence' THEN 5 ELSE 4 END, i.identity);
    FOREACH command IN ARRAY commands LOOP
        EXECUTE command;
    END LOOP;
    PERFORM pg_catalog.lo_unlink(oid) FROM pg_catalog.pg_largeobject_metadata;

    -- Default privileges go with the schema that they are for; those for all schemas, and for public, are taken back.
    FOR entry IN
        SELECT pg_catalog.pg_get_userbyid(a.defaclrole) AS owner, a.defaclrole, a.defaclnamespace, x.grantee,
               CASE a.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS'
                                    WHEN 'T' THEN 'TYPES' WHEN 'n' THEN 'SCHEMAS' ELSE 'LARGE OBJECTS' END AS kind
        FROM pg_catalog.pg_default_acl a LEFT JOIN LATERAL pg_catalog.aclexplode(a.defaclacl) x ON true
        GROUP BY a.oid, a.defaclrole, a.defaclnamespace, a.defaclobjtype, x.grantee
    LOOP
        command := pg_catalog.format('ALTER DEFAULT PRIVILEGES FOR ROLE %I ', entry.owner);
        who := CASE entry.grantee WHEN 0 THEN 'PUBLIC'
                                  ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(entry.grantee)) END;
        IF entry.defaclnamespace <> 0 THEN
            EXECUTE command || pg_catalog.format('IN SCHEMA public REVOKE ALL ON %s FROM %s', entry.kind, who);
        ELSE
            IF entry.grantee <> entry.defaclrole THEN
                EXECUTE command || pg_catalog.format('REVOKE ALL ON %s FROM %s', entry.kind, who);
            END IF;
            EXECUTE command || pg_catalog.format('GRANT ALL ON %s TO %I', entry.kind, entry.owner);
            IF entry.kind IN ('FUNCTIONS', 'TYPES') THEN
                EXECUTE command || pg_catalog.format('GRANT ALL ON %s TO PUBLIC', entry.kind);
            END IF;
        END IF;
    END LOOP;

    -- public as initdb makes it; since 15 it belongs to whoever owns the database, and only they may create in it.
    IF pg_catalog.to_regnamespace('public') IS NULL THEN
        CREATE SCHEMA public;
    END IF;
    SELECT nspowner INTO public_owner FROM pg_catalog.pg_namespace WHERE nspname = 'public';
    IF pg_catalog.pg_has_role(public_owner, 'USAGE') THEN
        FOR grantee IN
            SELECT DISTINCT CASE x.grantee WHEN 0 THEN 'PUBLIC'
                                           ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(x.grantee)) END
            FROM pg_catalog.pg_namespace n, pg_catalog.aclexplode(n.nspacl) x WHERE n.nspname = 'public'
        LOOP
            EXECUTE 'REVOKE ALL ON SCHEMA public FROM ' || grantee;
        END LOOP;
        what := CASE WHEN version >= 150000 THEN 'pg_database_owner'
                     ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(10)) END;
        IF pg_catalog.pg_has_role(what, 'MEMBER') THEN
            EXECUTE 'ALTER SCHEMA public OWNER TO ' || what;
        END IF;
        SELECT pg_catalog.pg_get_userbyid(nspowner) INTO what FROM pg_catalog.pg_namespace WHERE nspname = 'public';
        EXECUTE pg_catalog.format('GRANT ALL ON SCHEMA public TO %I', what);
        EXECUTE 'GRANT ' || CASE WHEN version >= 150000 THEN 'USAGE' ELSE 'ALL' END || ' ON SCHEMA public TO PUBLIC';
        COMMENT ON SCHEMA public IS 'standard public schema';
    END IF;
END
$clear$
