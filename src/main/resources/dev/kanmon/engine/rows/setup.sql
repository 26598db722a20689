-- What all copies need; run before the first migration of a deploy, and harmless when it is there already.
CREATE TABLE IF NOT EXISTS _kanmon_rows.copies (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    migration text NOT NULL,
    checksum text NOT NULL,
    table_id oid NOT NULL,
    schema_name text NOT NULL,
    table_name text NOT NULL,
    column_numbers smallint[] NOT NULL,
    column_names text[] NOT NULL,
    column_types text[] NOT NULL,
    key_numbers smallint[] NOT NULL,
    key_names text[] NOT NULL,
    rows_changed bigint,
    taken_at timestamptz NOT NULL DEFAULT pg_catalog.now(),
    put_back_at timestamptz
);
COMMENT ON TABLE _kanmon_rows.copies IS 'Kanmon: which rows were copied before migrations changed them. The rows of copy n are in copy_n.';

-- Appends what one statement changed. Values are kept as their types write them, so that the copy depends on no type and
-- no column, and a script may change those as it likes. Runs as its owner: the script may have taken another role.
CREATE OR REPLACE FUNCTION _kanmon_rows.capture() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET datestyle = 'ISO, YMD'
SET intervalstyle = 'postgres'
SET timezone = 'UTC'
SET bytea_output = 'hex'
SET extra_float_digits = 1
AS $capture$
DECLARE
    copy _kanmon_rows.copies;
    store text := 'copy_' || TG_ARGV[0];
    row_limit bigint := TG_ARGV[1];
    all_values text;
    key_values text;
    taken bigint;
BEGIN
    SELECT * INTO STRICT copy FROM _kanmon_rows.copies c WHERE c.id = TG_ARGV[0]::bigint;
    -- By number, for the script may have renamed columns.
    SELECT 'ARRAY[' || string_agg(v.value, ', ' ORDER BY v.i) || ']',
           'ARRAY[' || string_agg(v.value, ', ' ORDER BY array_position(copy.key_numbers, v.number))
                           FILTER (WHERE v.number = ANY (copy.key_numbers)) || ']'
    INTO all_values, key_values
    FROM (SELECT u.i, u.number,
                 CASE WHEN a.attname IS NULL THEN 'NULL::text'
                      ELSE format('CASE WHEN r.%1$I IS DISTINCT FROM NULL THEN concat(r.%1$I) END', a.attname) END AS value
          FROM unnest(copy.column_numbers) WITH ORDINALITY u (number, i)
          LEFT JOIN pg_attribute a ON a.attrelid = copy.table_id AND a.attnum = u.number AND NOT a.attisdropped) v;
    IF TG_OP <> 'INSERT' THEN
        EXECUTE format('INSERT INTO _kanmon_rows.%I (kind, key, image) SELECT %L, %s, %s FROM kanmon_old r',
                       store, CASE TG_OP WHEN 'UPDATE' THEN 'U' ELSE 'D' END, key_values, all_values);
    END IF;
    IF TG_OP = 'UPDATE' THEN
        EXECUTE format('INSERT INTO _kanmon_rows.%I (n, kind, key, digest)'
                       ' SELECT (SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM _kanmon_rows.%I), ''u'', %s,'
                       ' sha256(convert_to((%s)::text, getdatabaseencoding())) FROM kanmon_new r',
                       store, store || '_n_seq', key_values, all_values);
    ELSIF TG_OP = 'INSERT' THEN
        EXECUTE format('INSERT INTO _kanmon_rows.%I (kind, key, digest) SELECT ''I'', %s,'
                       ' sha256(convert_to((%s)::text, getdatabaseencoding())) FROM kanmon_new r',
                       store, key_values, all_values);
    END IF;
    EXECUTE format('SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM _kanmon_rows.%I', store || '_n_seq') INTO taken;
    IF taken > row_limit THEN
        RAISE EXCEPTION 'more than % rows of %.% are changed', row_limit, quote_ident(copy.schema_name), quote_ident(copy.table_name)
            USING ERRCODE = 'KN001';
    END IF;
    RETURN NULL;
END
$capture$;
REVOKE ALL ON FUNCTION _kanmon_rows.capture() FROM PUBLIC;

-- Begins the copy of one table. Triggers that fire always: a script may set session_replication_role.
CREATE OR REPLACE FUNCTION _kanmon_rows.begin_copy(
    migration text, checksum text, copied oid, written oid[], row_limit bigint) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $begin$
DECLARE
    copy_id bigint;
    writer oid;
    event record;
BEGIN
    INSERT INTO _kanmon_rows.copies (migration, checksum, table_id, schema_name, table_name,
                                     column_numbers, column_names, column_types, key_numbers, key_names)
    SELECT begin_copy.migration, begin_copy.checksum, c.oid, n.nspname, c.relname,
           (SELECT array_agg(a.attnum ORDER BY a.attnum) FROM pg_attribute a
            WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''),
           (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
            WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''),
           (SELECT array_agg(format_type(a.atttypid, a.atttypmod) ORDER BY a.attnum) FROM pg_attribute a
            WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''),
           k.conkey,
           (SELECT array_agg(a.attname::text ORDER BY array_position(k.conkey, a.attnum)) FROM pg_attribute a
            WHERE a.attrelid = c.oid AND a.attnum = ANY (k.conkey))
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
    WHERE c.oid = copied
    RETURNING id INTO STRICT copy_id;
    EXECUTE format('CREATE TABLE _kanmon_rows.%I (n bigserial NOT NULL, kind "char" NOT NULL, key text[] NOT NULL,'
                   ' image text[], digest bytea)', 'copy_' || copy_id);
    FOREACH writer IN ARRAY written LOOP
        FOR event IN SELECT * FROM (VALUES ('INSERT', 'NEW TABLE AS kanmon_new'),
                                           ('UPDATE', 'OLD TABLE AS kanmon_old NEW TABLE AS kanmon_new'),
                                           ('DELETE', 'OLD TABLE AS kanmon_old')) e (name, tables) LOOP
            EXECUTE format('CREATE TRIGGER %I AFTER %s ON %s REFERENCING %s FOR EACH STATEMENT'
                           ' EXECUTE FUNCTION _kanmon_rows.capture(%L, %L)',
                           '_kanmon_rows_' || copy_id || '_' || lower(event.name), event.name, writer::regclass,
                           event.tables, copy_id, row_limit);
            EXECUTE format('ALTER TABLE ONLY %s ENABLE ALWAYS TRIGGER %I',
                           writer::regclass, '_kanmon_rows_' || copy_id || '_' || lower(event.name));
        END LOOP;
    END LOOP;
END
$begin$;

-- Ends the copies of this transaction. The triggers are switched off here and dropped after the commit: to drop one
-- locks out readers, and who waits for readers while it keeps writers waiting makes deadlocks.
CREATE OR REPLACE FUNCTION _kanmon_rows.end_copies() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $end$
DECLARE
    installed record;
    begun record;
    changed bigint;
BEGIN
    FOR installed IN SELECT g.tgname, g.tgrelid::regclass AS relation FROM pg_trigger g
                     WHERE g.tgfoid = '_kanmon_rows.capture()'::regprocedure AND g.tgenabled <> 'D' LOOP
        EXECUTE format('ALTER TABLE ONLY %s DISABLE TRIGGER %I', installed.relation, installed.tgname);
    END LOOP;
    FOR begun IN SELECT c.id FROM _kanmon_rows.copies c WHERE c.rows_changed IS NULL LOOP
        EXECUTE format('SELECT count(DISTINCT key) FROM _kanmon_rows.%I WHERE image IS NOT NULL', 'copy_' || begun.id) INTO changed;
        IF changed = 0 THEN
            EXECUTE format('DROP TABLE _kanmon_rows.%I', 'copy_' || begun.id);
            DELETE FROM _kanmon_rows.copies c WHERE c.id = begun.id;
        ELSE
            UPDATE _kanmon_rows.copies c SET rows_changed = changed WHERE c.id = begun.id;
        END IF;
    END LOOP;
END
$end$;

-- Removes the copies of all but the newest migrations that have any.
CREATE OR REPLACE FUNCTION _kanmon_rows.forget_all_but(newest integer) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $forget$
DECLARE
    old record;
BEGIN
    FOR old IN SELECT c.id FROM _kanmon_rows.copies c
               WHERE c.taken_at NOT IN (SELECT DISTINCT k.taken_at FROM _kanmon_rows.copies k ORDER BY k.taken_at DESC LIMIT newest) LOOP
        EXECUTE format('DROP TABLE IF EXISTS _kanmon_rows.%I', 'copy_' || old.id);
        DELETE FROM _kanmon_rows.copies c WHERE c.id = old.id;
    END LOOP;
END
$forget$;

-- Copies hold the same as the tables do: nobody but their owner may read them, whatever the default privileges give.
DO $private$
DECLARE
    other record;
BEGIN
    FOR other IN SELECT DISTINCT x.grantee FROM pg_catalog.pg_namespace n, pg_catalog.aclexplode(n.nspacl) x
                 WHERE n.nspname = '_kanmon_rows' AND x.grantee <> n.nspowner LOOP
        EXECUTE pg_catalog.format('REVOKE ALL ON SCHEMA _kanmon_rows FROM %s',
            CASE WHEN other.grantee = 0 THEN 'PUBLIC' ELSE other.grantee::regrole::text END);
    END LOOP;
END
$private$;
